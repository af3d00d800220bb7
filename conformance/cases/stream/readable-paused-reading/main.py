"""The 'readable' event and read(n)."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
r.push("abcdef")
r.push("gh")


@r.on("readable")
def _():
    show("readable", r.readableLength)
    while (chunk := r.read(3)) is not None:
        show("got", chunk)


log(r, "end", "data")
show(r.readableFlowing)
setImmediate(lambda: (r.push("i"), r.push(None)))
