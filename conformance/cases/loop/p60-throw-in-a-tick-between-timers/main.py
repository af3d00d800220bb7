"""P60 Throwing from a tick scheduled inside a timer: the next due timer runs before the surviving ticks."""

from conformance.lib import busy, show
from nodecompat import process, setTimeout

process.on("uncaughtException", lambda e: show("UE", str(e)))


def fail():
    raise Exception("tick")


def a():
    show("A")
    process.nextTick(fail)
    process.nextTick(lambda: show("A-tick2"))


setTimeout(a, 1)
setTimeout(lambda: show("B"), 1)
setTimeout(lambda: show("C"), 3)
busy(20)
