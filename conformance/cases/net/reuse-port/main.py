"""Several servers at one port: with reusePort, or with the handle of another server."""

from conformance.lib import show
from nodecompat import net

a = net.createServer()


def a_listening():
    port = a.address().port

    def b_listening():
        show("b", b.address().port == port)

        def failed(e):
            show("c", e.code)

            def d_listening():
                show("d", d.address().port == port, d.address().address)
                d.close(lambda: show("d closed", a.listening))
                a.close(lambda: (show("a closed"), b.close()))

            d = net.createServer()
            d.listen(a, d_listening)

        net.createServer().on("error", failed).listen({"port": port, "host": "127.0.0.1"})

    b = net.createServer()
    b.listen({"port": port, "host": "127.0.0.1", "reusePort": True}, b_listening)


a.listen({"port": 0, "host": "127.0.0.1", "reusePort": True}, a_listening)
