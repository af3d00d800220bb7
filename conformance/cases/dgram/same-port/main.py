"""Two sockets at one port: refused, unless both say reuseAddr or reusePort."""

from conformance.lib import show
from nodecompat import dgram


def bound(options, port, listening):
    return dgram.createSocket({"type": "udp4", **options}).bind(port, "127.0.0.1", listening)


def a_listening():
    port = a.address().port
    b = dgram.createSocket({"type": "udp4", "reuseAddr": True})

    def failed(e):
        show(e.code, e.syscall, e.address, e.port == port)
        try:
            b.address()
            show("address")
        except Exception as e:
            show(e.code, e.message)
        b.close()
        a.close()
        c = bound({"reuseAddr": True}, port, lambda: c_listening(c))

    def c_listening(c):
        def d_listening():
            show("reuseAddr", d.address().port == port)
            c.close()
            d.close()
            e = bound({"reusePort": True}, 0, lambda: e_listening(e))

        d = bound({"reuseAddr": True}, port, d_listening)

    def e_listening(e):
        f = bound({"reusePort": True}, e.address().port, lambda: (show("reusePort"), e.close(), f.close()))

    b.on("error", failed)
    b.bind(port, "127.0.0.1")


a = bound({}, 0, a_listening)
