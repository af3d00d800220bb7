"""'drain' of a sink that is done at once comes in a tick."""

from conformance.lib import or_undefined, show
from nodecompat import process
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(highWaterMark=2, write=lambda chunk, encoding, cb: cb())
log(w, "drain")
show(w.write("abc"), w.writableNeedDrain)
o = Writable(objectMode=True, highWaterMark=1, write=lambda chunk, encoding, cb: (show(chunk, or_undefined(encoding)), cb()))
o.on("drain", lambda: show("o drain"))
show(o.write({"a": 1}), o.write("text", "latin1"), o.write(0), o.writableObjectMode)
o.on("finish", lambda: show("o finish"))
o.end()
process.nextTick(lambda: process.nextTick(lambda: show("two ticks")))
