"""The addresses of both ends: before, during and after a connection."""

from conformance.lib import show, typeof
from nodecompat import net


def where(s):
    ends = [s.localAddress, typeof(s.localPort), s.localFamily, s.remoteAddress, typeof(s.remotePort), s.remoteFamily]
    return [*ends, [*s.address()]]


def connection(s):
    show("S", *where(s), s.server is server, s.localPort == server.address().port, s.remotePort == c.localPort)
    s.on("end", lambda: show("S end", s.remoteAddress))
    s.on("close", lambda: show("S close", *where(s)))
    s.resume().end()


server = net.createServer(connection)
c = None


def started():
    global c
    address, family, port = server.address().values()
    show(address, family, [*server.address()])
    c = net.connect({"port": port, "host": "127.0.0.1"})
    show("C", *where(c))
    c.on("connect", lambda: show("C connect", *where(c), c.remotePort == port, c.address() is c.address()))
    c.on("end", lambda: show("C end", c.remoteAddress, c.localAddress)).resume()

    def closed():
        show("C close", *where(c))

        def connected():
            unseen.destroy()
            show("unseen", *where(unseen))
            server.close(lambda: show(server.address()))

        unseen = net.connect(port, "127.0.0.1", connected)

    c.on("close", closed)


server.listen(0, "127.0.0.1", started)
