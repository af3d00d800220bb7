"""P104 Exception in the last immediate: the immediates queued meanwhile come before the ticks."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


def last():
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))
    setImmediate(lambda: show("queued meanwhile"))
    raise Exception("x")


setImmediate(lambda: show("first"))
setImmediate(last)
