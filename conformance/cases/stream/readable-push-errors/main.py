"""Data after the end, and what is no data."""

from conformance.lib import show
from nodecompat.stream import Readable
from nodecompat.values import undefined

def watch(label):
    r = Readable(read=lambda: None)
    r.on("error", lambda err: show(label, err.code, err.message))
    r.on("close", lambda: show(label, "close", r.destroyed, r.errored is None))
    return r


a = watch("a")
a.push(None)
show(a.push("late"))
b = watch("b")
show(b.push(5))
c = watch("c")
show(c.push({}))
d = watch("d")
show(d.push(""), d.push(undefined), d.readableLength)
