"""What is corked goes out at once with writev."""

from conformance.lib import show
from nodecompat import process
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(
    writev=lambda chunks, cb: (show("writev", [[c.chunk.decode(), c.encoding] for c in chunks]), cb()),
    write=lambda chunk, encoding, cb: (show("write", chunk), cb()),
)
log(w, "finish", "drain")
w.write("now", lambda: show("cb now"))
w.cork()
w.cork()
w.write("a", lambda: show("cb a"))
w.write("b", lambda: show("cb b"))
show(w.writableCorked, w.writableLength, len(w.writableBuffer))
w.uncork()
show(w.writableCorked)


@process.nextTick
def _():
    w.uncork()
    show("uncorked", w.writableLength)
    w.cork()
    w.write("c")
    w.write("d")
    w.end("e")
