"""P37 Exception in a tick: the rest of the tick queue survives and runs before the next immediate."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


def t1():
    show("t1")
    raise Exception("x")


process.nextTick(t1)
process.nextTick(lambda: show("t2"))
Promise.resolve().then(lambda: show("micro"))
setImmediate(lambda: show("immediate"))
