"""Data that was pushed, then 'end', then 'close'."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
log(r, "data", "end", "close", "resume", "readable")
show(r.push("a"), r.push(b"b"), r.push(None))
show(r.readableLength, r.readableFlowing, r.readable, r.readableEnded)
r.on("close", lambda: show(r.readable, r.readableEnded, r.destroyed, r.closed))
