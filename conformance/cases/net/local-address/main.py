"""The local end that a connection asks for, and what is refused."""

from conformance.lib import show
from nodecompat import net, setTimeout, undefined


def started():
    port = server.address().port
    for options in ({"localAddress": "x"}, {"localPort": "x"}, {"localPort": -1}, {"localPort": True}, {"localAddress": 5}):
        try:
            net.connect({"port": port, "host": "127.0.0.1", **options}).on("error", lambda e: show("error", e.code))
            show("taken")
        except Exception as e:
            show(e.name, e.code, e.message)

    def go():
        c = net.connect({"port": port, "host": "127.0.0.1", "localAddress": "127.0.0.2"}, lambda: show(c.localAddress))

        def foreign():
            d = net.connect({"port": port, "host": "127.0.0.1", "localAddress": "192.0.2.1"})
            d.on("error", lambda e: show(e.code, e.errno, e.syscall, e.address, getattr(e, "port", undefined), e.message))

            def used(bad):
                show("close", bad)
                e = net.connect({"port": port, "host": "127.0.0.1", "localAddress": "127.0.0.1", "localPort": port})
                e.on("error", lambda e: show(e.code, e.syscall, e.message.replace(str(port), "PORT")))
                e.on("close", lambda bad: (show("close", bad), server.close()))

            d.on("close", used)

        c.resume().on("close", foreign)

    setTimeout(go, 50)


server = net.createServer(lambda s: (show("from", s.remoteAddress), s.end()))
server.listen(0, "127.0.0.1", started)
