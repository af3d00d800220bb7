"""ResetAndDestroy: the peer reads ECONNRESET."""

from conformance.lib import show
from nodecompat import net

def connection(s):
    s.on("error", lambda e: show("S error", e.code))
    s.on("close", lambda bad: show("S close", bad))
    s.on("data", lambda: (show(s.resetAndDestroy() is s, s.destroyed), s.resetAndDestroy()))

server = net.createServer(connection)

def started():
    c = net.connect(server.address().port, "127.0.0.1")
    c.resume()
    c.on("connect", lambda: (show("C connect"), c.write("x")))
    c.on("error", lambda e: show("C error", e.name, e.code, e.errno, e.syscall, e.message, "address" in vars(e)))
    c.on("end", lambda: show("never"))

    def second(s):
        s.resume()
        s.on("error", lambda e: show("S2 error", e.code)).on("close", lambda bad: (show("S2 close", bad), server.close()))

    def closed(bad):
        show("C close", bad)
        server.removeAllListeners("connection")
        server.once("connection", second)
        early = net.connect(server.address().port, "127.0.0.1", lambda: show("early connect", early.connecting))
        early.on("close", lambda bad: show("early close", bad)).on("error", lambda e: show(e.code))
        early.resetAndDestroy()
        show(early.destroyed, early.connecting)

    c.on("close", closed)

server.listen(0, "127.0.0.1", started)
