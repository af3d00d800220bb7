"""P38 Exception in a timer: later due timers run first, then ticks queued by the thrower."""

from conformance.lib import busy, show
from nodecompat import Promise, process, setImmediate, setTimeout

process.on("uncaughtException", lambda e: show("UE", str(e)))


def a():
    show("A")
    process.nextTick(lambda: show("A-tick"))
    Promise.resolve().then(lambda: show("A-micro"))
    raise Exception("x")


setTimeout(a, 1)
setTimeout(lambda: show("B"), 1)
setTimeout(lambda: show("C"), 2)
setImmediate(lambda: show("immediate"))
busy(20)
