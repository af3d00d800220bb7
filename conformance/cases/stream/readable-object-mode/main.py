"""Objects are counted and come one by one."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(objectMode=True, read=lambda: None)
show(r.readableHighWaterMark, r.readableObjectMode, r.push({"a": 1}), r.push([1, 2]), r.push(0), r.push(""), r.push(False))
show(r.readableLength, r.read(), r.read(99), r.readableLength)
log(r, "data", "end")
r.push(None)
