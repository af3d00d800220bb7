"""P03 A microtask that schedules a tick: the microtask queue is drained first."""

from conformance.lib import show
from nodecompat import Promise, process, queueMicrotask


def m1():
    show("m1")
    process.nextTick(lambda: show("tick"))


Promise.resolve().then(m1).then(lambda: show("m2")).then(lambda: show("m3"))
queueMicrotask(lambda: show("q1"))
