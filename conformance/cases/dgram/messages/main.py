"""Messages that are empty, as large as may be, many in a row, and who has sent them."""

from conformance.lib import show
from nodecompat import dgram

s = dgram.createSocket("udp4")
k = dgram.createSocket("udp4")
sizes = [0, 1, 1000, 20000, 65507]
n = 0


def send():
    s.send(bytes([n]) * sizes[n], k.address().port, "127.0.0.1", lambda e, sent: show("sent", e, sent))


def received(m, info):
    global n
    own = info.port == s.address().port
    show(len(m), all(x == n for x in m), info.address, info.family, own, info.size, [*info])
    n += 1
    if n < len(sizes):
        send()
        return
    k.removeAllListeners("message")
    many = []

    def another(m):
        many.append(str(m[0]))
        if len(many) == 20:
            show(",".join(many))
            k.close()
            s.close()

    k.on("message", another)
    for i in range(20):
        s.send(bytes([i]), k.address().port, "127.0.0.1")


k.bind(0, "127.0.0.1", lambda: s.bind(0, "127.0.0.1", send))
k.on("message", received)
