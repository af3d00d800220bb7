"""'::' takes connections of both families, unless it is for IPv6 alone."""

from conformance.lib import show
from nodecompat import net


def connection(s):
    show(s.remoteFamily, s.remoteAddress, s.localFamily)
    s.end()


server = net.createServer(connection)


def started():
    where = server.address()
    show(where.address, where.family)

    def second():
        net.connect(where.port, "::1").resume().on("close", third)

    def third():
        server.close()
        six = net.createServer(lambda s: s.end())

        def listening():
            port = six.address().port

            def fourth():
                c = net.connect(port, "::1", lambda: show(c.remoteAddress, c.remoteFamily, c.localAddress)).resume()
                c.on("close", lambda: six.close())

            net.connect(port, "127.0.0.1").on("error", lambda e: show(e.code, e.address)).on("close", fourth)

        six.listen({"port": 0, "host": "::", "ipv6Only": True}, listening)

    net.connect(where.port, "127.0.0.1").resume().on("close", second)


server.listen(started)
