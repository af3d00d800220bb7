"""P12 Ticks and microtasks run between two immediates of one batch."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate


def i1():
    show("i1")
    Promise.resolve().then(lambda: show("m1"))
    process.nextTick(lambda: show("t1"))


setImmediate(i1)


def i2():
    show("i2")
    process.nextTick(lambda: show("t2"))


setImmediate(i2)
setImmediate(lambda: show("i3"))
