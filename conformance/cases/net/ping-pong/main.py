"""A thousand questions and answers, then the end from one side."""

from conformance.lib import show
from nodecompat import net

N = 1000
seen = 0


def connection(s):
    show("connection", s.server is server)
    s.setNoDelay()
    s.setEncoding("utf8")

    def data(x):
        if x != "PING":
            show("S", x)
        s.write("PONG")

    s.on("data", data)
    s.on("end", lambda: (show("S end", s.writable, s.readable, s.readyState), s.end()))
    s.on("close", lambda: (show("S close", s.readyState), server.close()))


def started():
    c = net.connect(server.address().port, "127.0.0.1")
    c.setEncoding("ascii")
    c.on("connect", lambda: (show(c.readyState), c.write("PING")))

    def data(x):
        global seen
        if x != "PONG":
            show("C", x)
        seen += 1
        if seen < N:
            c.write("PING")
        else:
            c.end()
            show("ended", seen, c.writable, c.readyState)

    c.on("data", data)
    c.on("close", lambda: show("C close", c.bytesRead, c.bytesWritten))


server = net.createServer({"allowHalfOpen": True}, connection)
server.listen(0, "127.0.0.1", started)
