"""The forms of send: texts, buffers, lists, offsets; where it goes without an address."""

from conformance.lib import show
from nodecompat import dgram, setTimeout, undefined

got = []
N = 0


def received(m):
    got.append(m.decode())
    if len(got) == N:
        show(",".join(sorted(got)))
        k.close()
        s.close()


k = dgram.createSocket("udp4", received)
s = dgram.createSocket("udp4")


def tell(name):
    return lambda e, n: show(name, e, n)


def started():
    global N
    port = k.address().port
    forms = [
        lambda: s.send("a", port),
        lambda: s.send("b", port, "localhost"),
        lambda: s.send("c", port, "127.0.0.1", tell("c")),
        lambda: s.send("d", port, tell("d")),
        lambda: s.send(b"e", port, undefined, tell("e")),
        lambda: s.send("xfx", 1, 1, port),
        lambda: s.send("xggx", 1, 2, port, "127.0.0.1"),
        lambda: s.send(b"xhx", 1, 1, port, "127.0.0.1", tell("h")),
        lambda: s.send(["i", b"i"], port, tell("i")),
        lambda: s.send([], port, tell("j")),
        lambda: s.send("", port, tell("k")),
        lambda: s.send(bytearray([108, 108]), port, "", tell("l")),
        lambda: s.send(["m"], port, None, tell("m")),
        lambda: s.sendto("xnx", 1, 1, port, "127.0.0.1", tell("n")),
        lambda: s.send("äö", port, tell("o")),
        lambda: s.send("p", 0, 1, str(port), "127.0.0.1"),
    ]
    N = len(forms)

    def following():
        if forms:
            result = forms.pop(0)()
            show(undefined if result is None else result)
            setTimeout(following, 5)

    s.bind(0, following)


k.bind(0, started)
