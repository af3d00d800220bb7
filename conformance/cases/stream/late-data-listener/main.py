"""A stream that ended with data waits for its reader."""

from conformance.lib import show
from nodecompat import setTimeout
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
log(r, "end", "close")
r.push("a")
r.push(None)


@lambda f: setTimeout(f, 10)
def _():
    show(r.readableLength, r.readableEnded, r.readable)
    r.on("data", lambda chunk: show("data", chunk))


e = Readable(read=lambda: None)
e.on("end", lambda: show("e end"))
e.push(None)
e.once("readable", lambda: show("e readable", e.read()))
