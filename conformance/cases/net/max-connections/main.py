"""Surplus connections are dropped."""

from conformance.lib import show
from nodecompat import net

def connection(s):
    s.resume()
    server.getConnections(lambda e, n: show("connection", e, n))

server = net.createServer(connection)
server.on("drop", lambda data: show("drop", ",".join(data.keys()), data.localFamily, data.remoteAddress, data.localPort == server.address().port))
server.maxConnections = 1
show(net.createServer().maxConnections)

def started():
    port = server.address().port

    def connected():
        second = net.connect(port, "127.0.0.1")
        for name in ["connect", "ready", "end", "close", "error"]:
            second.on(name, lambda x, *, name=name: show("second", name, x))
        second.resume()
        second.on("close", lambda: first.end())

    first = net.connect(port, "127.0.0.1", connected)

    def counted(e, n):
        show("none", e, n)
        net.connect(port, "127.0.0.1").resume().on("close", lambda bad: (show("third close", bad), server.close(lambda: show("closed"))))

    def closed():
        server.maxConnections = 0
        server.getConnections(counted)

    first.on("close", closed)
    first.resume()

server.listen(0, "127.0.0.1", started)
