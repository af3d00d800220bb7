"""The source is asked again when what it gave was taken."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


n = 0


def read(size):
    global n
    show("read", size, r.readableLength)
    n += 1
    r.push(str(n - 1) if n <= 5 else None)


r = Readable(highWaterMark=3, read=read)
log(r, "data", "end", "close")
