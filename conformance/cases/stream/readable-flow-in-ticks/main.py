"""A 'data' listener makes data flow in a tick."""

from conformance.lib import show
from nodecompat import process, queueMicrotask, setImmediate
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
r.push("a")
show(r.readableFlowing)
log(r, "data", "resume")
show(r.readableFlowing)
process.nextTick(lambda: show("tick"))
queueMicrotask(lambda: show("microtask"))
setImmediate(lambda: (r.push("b"), show("pushed")))
