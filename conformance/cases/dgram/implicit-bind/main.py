"""A socket that sends first is bound once, for all that wait; what fails is told once."""

from conformance.lib import show
from nodecompat import dgram


def started():
    s = dgram.createSocket("udp4")
    s.on("listening", lambda: show("listening", s.address().address))
    for i in range(3):
        s.send(str(i), k.address().port, "127.0.0.1", lambda e, n, *, i=i: show("sent", i, e, n))
    try:
        s.bind(0)
    except Exception as e:
        show(e.code, e.message)
    try:
        s.address()
    except Exception as e:
        show(e.code, e.syscall, e.message)
    left = 3

    def received(m, info):
        nonlocal left
        show("message", m.decode(), info.port == s.address().port)
        left -= 1
        if left:
            return
        s.close()
        k.close()
        bad = dgram.createSocket(
            {"type": "udp4", "lookup": lambda host, options, callback: callback(Exception(f"no {host}"))}
        )
        bad.on("error", lambda e: show("error", e.message))
        bad.send("x", 9, "127.0.0.1", lambda e: show("never", e and e.message))

    k.on("message", received)


k = dgram.createSocket("udp4")
k.bind(0, "127.0.0.1", started)
