"""Pause and resume, what they emit and what isPaused says."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
log(r, "pause", "resume", "data", "end")
show(r.isPaused(), r.readableFlowing)
r.pause()
show(r.isPaused(), r.readableFlowing)
r.pause()
r.push("a")
r.resume()
show(r.isPaused(), r.readableFlowing)
r.pause()


@setImmediate
def _():
    show("immediate", r.readableLength)
    r.resume()
    r.push(None)
