"""P36 Exception in the main script: queued ticks and microtasks run right after the handler, before timers."""

from conformance.lib import busy, show
from nodecompat import Promise, process, setImmediate, setTimeout


@process.on("uncaughtException")
def uncaught(e, o):
    show("UE", str(e), o)
    process.nextTick(lambda: show("UE-tick"))
    Promise.resolve().then(lambda: show("UE-micro"))


process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("micro"))
setTimeout(lambda: show("timeout"), 1)
setImmediate(lambda: show("immediate"))
busy(20)
raise Exception("main")
