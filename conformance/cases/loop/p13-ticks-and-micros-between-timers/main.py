"""P13 Ticks and microtasks run between two timers of one list and between lists."""

from conformance.lib import busy, show
from nodecompat import Promise, process, setTimeout


def a():
    show("A")
    Promise.resolve().then(lambda: show("A-micro"))
    process.nextTick(lambda: show("A-tick"))


setTimeout(a, 1)


def b():
    show("B")
    process.nextTick(lambda: show("B-tick"))


setTimeout(b, 1)
setTimeout(lambda: show("C"), 2)
busy(20)
