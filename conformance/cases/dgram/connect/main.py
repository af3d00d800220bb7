"""A connected socket: events, states, errors."""

from conformance.lib import show
from nodecompat import dgram

left = 3

def started():
    s = dgram.createSocket("udp4")
    port = k.address().port

    def connected(e):
        show("connected", e, s.remoteAddress().port == port, s.remoteAddress().address)
        for call in [lambda: s.connect(port), lambda: s.send("x", port), lambda: s.send("x", 0, 1, port, "127.0.0.1")]:
            try:
                call()
            except Exception as e:
                show(e.code, e.message)
        s.send("first", lambda e, n: show("sent", e, n))
        s.send("xsecondx", 1, 6, lambda e, n: show("sent", e, n))
        s.send(["th", b"ird"], lambda e, n: show("sent", e, n))

    s.connect(port, "127.0.0.1", connected)
    s.on("connect", lambda: show("connect"))
    try:
        s.connect(port)
    except Exception as e:
        show(e.code, e.message)

    def message(m):
        global left
        show(m.decode())
        left -= 1
        if left:
            return
        s.disconnect()
        try:
            s.disconnect()
        except Exception as e:
            show(e.code, e.message)
        s.close()
        k.close()

    k.on("message", message)

k = dgram.createSocket("udp4")
k.bind(0, "127.0.0.1", started)
