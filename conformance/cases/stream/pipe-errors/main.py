"""An error of the destination ends the piping; one of the source does not reach it."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
w = Writable(write=lambda chunk, encoding, cb: cb(Exception("full")))
w.on("error", lambda err: show("error", str(err)))
w.on("unpipe", lambda: show("unpipe"))
log(w, "close")
r.pipe(w)
r.push("a")


@setImmediate
def _():
    show(r.readableFlowing, r.destroyed)
    s = Readable(read=lambda: None)
    t = Writable(write=lambda chunk, encoding, cb: cb())
    s.on("error", lambda err: show("source", str(err)))
    s.pipe(t)
    s.destroy(Exception("gone"))
    setImmediate(lambda: show(t.destroyed, t.writable))
    u = Writable()
    u.on("error", lambda err: show("u", err.code, err.message))
    u.pipe(t)
