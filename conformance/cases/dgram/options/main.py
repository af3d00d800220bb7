"""Options of a bound socket, udp6, an empty message, default addresses."""

from conformance.lib import show
from nodecompat import dgram, undefined

k = dgram.createSocket({"type": "udp6", "reuseAddr": True})

def started():
    show(k.address().address, k.address().family)
    s = dgram.createSocket("udp4")

    def bound():
        show(s.address().address, s.address().family)
        s.setBroadcast(True)
        show(s.setTTL(5), s.setMulticastTTL(2), s.setMulticastLoopback(True), undefined)
        for call in [lambda: s.setTTL(300), lambda: s.setTTL(0), lambda: s.setMulticastInterface("x"), lambda: s.addMembership("256.1.1.1"), lambda: s.setRecvBufferSize("a")]:
            try:
                call()
                show("no error")
            except Exception as e:
                show(e.code, e.message)
        s.setRecvBufferSize(8192)
        show(s.getRecvBufferSize() > 8000, s.getSendBufferSize() > 1000, s.getSendQueueSize())
        s.close()
        t = dgram.createSocket("udp6")
        t.send("", k.address().port, lambda e, n: (show("sent", e, n), t.close()))

    s.bind({"port": 0}, bound)

k.bind(started)
k.on("message", lambda m, info: (show("message", len(m), info.size, info.address, info.family), k.close()))
