"""An aborted signal destroys the stream."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal, setTimeout
from nodecompat.stream import Readable, Writable, addAbortSignal, finished


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


c = AbortController()
r = addAbortSignal(c.signal, Readable(read=lambda: None))
r.on("error", lambda err: show(err.name, err.code, err.message, err.cause is c.signal.reason))
log(r, "close")
w = Writable(signal=c.signal, write=lambda: None)
w.on("error", lambda err: show("w", err.code))
setTimeout(lambda: (show("abort"), c.abort(), show(r.destroyed, w.destroyed)), 10)
d = Readable(signal=AbortSignal.abort(), read=lambda: None)
d.on("error", lambda err: show("d", err.code))
show(d.destroyed)
finished(Readable(read=lambda: None), {"signal": c.signal}, lambda err: show("finished", err.code))
