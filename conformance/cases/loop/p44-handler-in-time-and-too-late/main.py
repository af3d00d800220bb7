"""P44 A handler attached in a tick or microtask of the same drain is in time; later it is not."""

from conformance.lib import show
from nodecompat import Promise, process, queueMicrotask, setImmediate

process.on("unhandledRejection", lambda r: show("UR", r))
process.on("rejectionHandled", lambda p: show("RH"))
a = Promise.reject("a")
process.nextTick(lambda: a.catch(lambda: show("a caught")))
b = Promise.reject("b")
queueMicrotask(lambda: b.catch(lambda: show("b caught")))
c = Promise.reject("c")


def too_late():
    c.catch(lambda: show("c caught"))
    process.nextTick(lambda: show("tick"))


setImmediate(too_late)
