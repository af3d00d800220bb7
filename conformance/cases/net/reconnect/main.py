"""The same socket connects again and again."""

from conformance.lib import show
from nodecompat import net

rounds = 0
server = net.createServer(lambda s: s.end("round " + str(rounds)))

def started():
    port = server.address().port
    c = net.Socket()
    c.setEncoding("utf8")
    for name in ["connect", "ready", "data", "end", "finish"]:
        c.on(name, lambda x, *, name=name: show(name, x, c.readyState, c.destroyed))

    def closed(bad):
        global rounds
        show("close", bad, c.bytesRead, c.remotePort == port)
        rounds += 1
        if rounds < 3:
            c.connect(port, "127.0.0.1")
        else:
            server.close()
        show(c.readyState, c.connecting, c.destroyed)

    c.on("close", closed)
    show(c.connect(port, "127.0.0.1") is c)

server.listen(0, "127.0.0.1", started)
