"""pipeline moves everything and calls back at the end."""

from conformance.lib import or_undefined, show
from nodecompat.stream import Readable, Transform, Writable, pipeline


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


upper = Transform(transform=lambda chunk, encoding, cb: cb(None, chunk.decode().upper()))
w = Writable(write=lambda chunk, encoding, cb: (show("write", chunk), cb()))
last = pipeline(Readable.from_(["a", "b"]), upper, w, lambda err: show("done", or_undefined(err), upper.destroyed, w.destroyed))
show(last is w)
log(w, "finish", "close")
