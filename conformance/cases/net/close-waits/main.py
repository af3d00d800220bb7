"""Close waits for the connections; getConnections counts them."""

from conformance.lib import show
from nodecompat import net

sockets = []

def connection(s):
    sockets.append(s)
    s.resume()
    if len(sockets) < 2:
        return
    show(server.getConnections(lambda e, n: show("count", e, n)) is server)
    server.close(lambda *args: show("closed", len(args), server.listening))
    show(server.listening, server.address())
    server.getConnections(lambda e, n: show("after close", e, n))
    net.connect(port, "127.0.0.1").on("error", lambda e: (show(e.code), sockets[0].end(), sockets[1].destroy()))
    s.on("close", lambda: server.getConnections(lambda e, n: show("s closed", n)))

port = None
server = net.createServer(connection)
server.on("close", lambda: show("close"))

def started():
    global port
    port = server.address().port
    for i in range(2):
        net.connect(port, "127.0.0.1").resume()

server.listen(0, "127.0.0.1", started)
