"""final holds 'finish' back, or makes it an error."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(
    write=lambda chunk, encoding, cb: cb(),
    final=lambda cb: (show("final"), setImmediate(lambda: (show("final done"), cb())))[0],
)
log(w, "prefinish", "finish", "close")
w.end("x", lambda: show("end"))
f = Writable(write=lambda chunk, encoding, cb: cb(), final=lambda cb: cb(Exception("final failed")))
f.on("error", lambda err: show("error", str(err)))
f.on("finish", lambda: show("never"))
f.end(lambda err: show("f end", str(err)))


def final():
    raise Exception("final threw")


t = Writable(final=final)
t.on("error", lambda err: show("error", str(err)))
t.end()
