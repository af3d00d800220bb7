"""A connected socket: before and after it is bound, refused peers, disconnect, and what send takes then."""

from conformance.lib import or_undefined, show
from nodecompat import dgram


def attempt(*calls):
    for call in calls:
        try:
            call()
            show("no error")
        except Exception as e:
            show(e.name, e.code, e.message)


def started():
    port = k.address().port
    s = dgram.createSocket("udp4")

    def tell():
        where = s.remoteAddress()
        show("connect", where.address, where.family, where.port == port)

    def connected():
        s.send([], lambda e, n: show("empty list", e, n))
        s.send("", lambda e, n: show("empty", e, n))
        s.send("abc", 1, 2, lambda e, n: show("part", e, n))
        s.send(b"abc", whole)

    def whole(e, n):
        show("whole", e, n)
        attempt(
            lambda: s.send("abc", 5, 1),
            lambda: s.send("abc", 1, 5),
            lambda: s.send("a", 0, 1, port),
            lambda: s.connect(port),
            lambda: s.send(),
        )
        show(or_undefined(s.disconnect()))
        attempt(lambda: s.disconnect(), lambda: s.remoteAddress(), lambda: s.send("x"))
        s.send("last", port, "127.0.0.1", lambda: s.close())

    s.on("connect", tell)
    s.connect(port, connected)
    left = 5

    def received(m):
        nonlocal left
        show("message", m.decode())
        left -= 1
        if left == 0:
            k.close(refused)

    k.on("message", received)


def refused():
    def bound():
        gone = probe.address().port

        def closed():
            s = dgram.createSocket("udp4")
            s.on("error", lambda e: (show("error", e.code, e.errno, e.syscall, e.message), s.close(nowhere)))
            s.connect(gone, "127.0.0.1", lambda: s.send("x", lambda e, n: show("sent", e, n)))

            def nowhere():
                t = dgram.createSocket("udp4")

                def not_connected(e):
                    show("connected", isinstance(e, Exception), e.syscall)
                    t.close()

                t.connect(gone, "256.1.1.1.invalid", not_connected)

        probe.close(closed)

    probe = dgram.createSocket("udp4")
    probe.bind(0, "127.0.0.1", bound)


k = dgram.createSocket("udp4")
k.bind(0, "127.0.0.1", started)
