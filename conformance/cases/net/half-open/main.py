"""With allowHalfOpen a side ends only by itself."""

from conformance.lib import show
from nodecompat import net, setImmediate

def connection(s):
    show(s.allowHalfOpen, server.allowHalfOpen)
    s.on("data", lambda x: show("S data", x.decode()))

    def ended():
        show("S end", s.readyState, s.writable)
        setImmediate(lambda: (show("S late", s.readyState, s.destroyed), s.end("late")))

    s.on("end", ended)
    s.on("finish", lambda: show("S finish", s.readyState))

server = net.createServer({"allowHalfOpen": True}, connection)

def started():
    c = net.connect({"port": server.address().port, "host": "127.0.0.1", "allowHalfOpen": True})
    show(c.allowHalfOpen)
    c.on("data", lambda x: show("C data", x.decode(), c.readyState))
    c.on("end", lambda: show("C end", c.readyState, c.destroyed))
    c.on("close", lambda bad: (show("C close", bad), server.close()))
    c.end("first")

server.listen(0, "127.0.0.1", started)
