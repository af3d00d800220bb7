"""A sink with only writev gets lists, of one too."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(writev=lambda chunks, cb: (show(len(chunks), chunks[0].chunk), setImmediate(cb))[0])
w.write("a")
w.write("b")
w.write("c")
w.end("d")
log(w, "finish", "close")
f = Writable(writev=lambda chunks, cb: setImmediate(lambda: cb(Exception(f"no {len(chunks)}"))) and None)
f.on("error", lambda err: show(str(err)))
f.cork()
f.write("1", lambda err: show("1", str(err)))
f.write("2", lambda err: show("2", str(err)))
f.uncork()
