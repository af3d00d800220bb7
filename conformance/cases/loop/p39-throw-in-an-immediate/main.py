"""P39 Exception in an immediate: the rest of the batch still runs in the same phase."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


def i1():
    show("1")
    process.nextTick(lambda: show("1-tick"))
    Promise.resolve().then(lambda: show("1-micro"))
    raise Exception("x")


setImmediate(i1)


def i2():
    show("2")
    setImmediate(lambda: show("2-next"))


setImmediate(i2)
setImmediate(lambda: show("3"))
