"""P43 unhandledRejection fires after ticks and microtasks are drained, before timers and immediates."""

from conformance.lib import busy, show
from nodecompat import Promise, process, setImmediate, setTimeout


@process.on("unhandledRejection")
def unhandled(r, p):
    show("UR", r)
    process.nextTick(lambda: show("UR-tick"))
    Promise.resolve().then(lambda: show("UR-micro"))


setTimeout(lambda: show("timeout"), 1)
setImmediate(lambda: show("immediate"))
Promise.reject("r1")
Promise.reject("r2")


def tick():
    show("tick")
    process.nextTick(lambda: show("tick2"))


process.nextTick(tick)
Promise.resolve().then(lambda: show("m1")).then(lambda: show("m2"))
busy(20)
