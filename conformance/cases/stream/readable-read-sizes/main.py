"""What read(n) gives and leaves."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
r.push("abc")
r.push("def")
show(r.read(0), r.read(1), r.read(3), r.read(9), r.readableLength, r.read(), r.read())
r.push("xyz")
show(r.read(2), len(r.readableBuffer), r.readableHighWaterMark)
show(r.read(100000), r.readableHighWaterMark)
r.push(None)
show(r.read(5), r.read(5), r.readableEnded)
log(r, "end")
