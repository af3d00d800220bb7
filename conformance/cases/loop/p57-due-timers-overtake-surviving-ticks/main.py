"""P57 Exception in a tick of the main script: due timers overtake the surviving ticks."""

from conformance.lib import busy, show
from nodecompat import process, setImmediate, setTimeout


@process.on("uncaughtException")
def uncaught(e):
    show("UE", str(e))
    process.nextTick(lambda: show("from UE"))


def fail():
    raise Exception("x")


process.nextTick(fail)
process.nextTick(lambda: show("t2"))
setImmediate(lambda: show("imm"))
setTimeout(lambda: show("timeout"), 1)
busy(20)
