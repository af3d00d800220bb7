"""P45 No unhandledRejection listener: falls to uncaughtException with origin 'unhandledRejection'."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate


@process.on("uncaughtException")
def uncaught(e, o):
    show("UE", e.code, getattr(e, "name", type(e).__name__), o, isinstance(e, Exception))


process.on("uncaughtExceptionMonitor", lambda e, o: show("UEM", o))
Promise.reject(42)
error = TypeError("t")
error.code = "MY"
Promise.reject(error)
setImmediate(lambda: show("still alive"))
