"""A listener that pauses gets one chunk at a time."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None, highWaterMark=2)


@r.on("data")
def _(chunk):
    show("data", chunk, r.readableLength)
    r.pause()
    setImmediate(lambda: r.resume())


log(r, "end", "close", "pause", "resume")
show([r.push(c) for c in ["aa", "b", "c", None]])
