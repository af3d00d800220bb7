"""A transform stops when nobody reads it."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Transform


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


t = Transform(
    readableHighWaterMark=2, writableHighWaterMark=3,
    transform=lambda chunk, encoding, cb: (show("transform", chunk), cb(None, chunk)),
)
show(t.write("a"), t.write("b"), t.write("c"), t.write("d"), t.write("e"))
show(t.readableLength, t.writableLength, t.writableNeedDrain)
log(t, "drain")


@setImmediate
def _():
    show(t.read(), t.readableLength, t.writableLength)
    setImmediate(lambda: (t.end(), t.on("data", lambda chunk: show("data", chunk)), t.on("end", lambda: show("end"))) and None)
