"""A sink that is done at once: callbacks are ticks."""

from conformance.lib import show
from nodecompat import process, queueMicrotask
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(
    write=lambda chunk, encoding, cb: (show("write", chunk), cb()), final=lambda cb: (show("final"), cb())
)
log(w, "finish", "close", "drain", "prefinish")
process.nextTick(lambda: show("tick"))
queueMicrotask(lambda: show("microtask"))
show(w.write("a", lambda: show("cb a")), w.write("b"), w.write("c", lambda: show("cb c")))
w.end(lambda: show("end"))
show(w.writableLength, w.writableFinished)
