"""P100 Throw from a tick that runs between two immediates: the next immediate runs before the surviving tick."""

from conformance.lib import show
from nodecompat import process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


def fail():
    raise Exception("tick")


def i1():
    show("1")
    process.nextTick(fail)
    process.nextTick(lambda: show("tick2"))


setImmediate(i1)
setImmediate(lambda: show("2"))
setImmediate(lambda: show("3"))
