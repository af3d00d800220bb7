"""Without allowHalfOpen our side ends after the peer's end, not at once, and the socket is destroyed after that."""

from conformance.lib import show
from nodecompat import net, process, setImmediate


def started():
    c = net.connect(server.address().port, "127.0.0.1")
    show(c.allowHalfOpen)
    c.on("data", lambda x: show("data", x.decode(), c.writable))

    def ended():
        show("end", c.destroyed, c.writable, c.writableEnded, c.readyState)
        c.write("still")
        process.nextTick(lambda: show("tick", c.destroyed, c.writable, c.writableEnded))
        setImmediate(lambda: show("immediate", c.destroyed, c.writable))

    c.on("end", ended)
    c.on("finish", lambda: show("finish", c.destroyed, c.readyState))

    def closed(bad):
        show("close", bad)
        d = net.connect({"port": server.address().port, "host": "127.0.0.1", "allowHalfOpen": True}).resume()
        d.allowHalfOpen = False
        d.on("end", lambda: show("d end", d.writable))
        d.on("close", lambda: (show("d close"), server.close()))

    c.on("close", closed)


server = net.createServer(lambda s: s.end("x"))
server.listen(0, "127.0.0.1", started)
server.on("connection", lambda s: s.on("error", lambda: None).resume())
