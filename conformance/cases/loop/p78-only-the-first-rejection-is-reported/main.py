"""P78 two unhandled rejections without any listener: only the first is reported."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate

process.on("exit", lambda c: show("exit", c))
process.on("uncaughtExceptionMonitor", lambda e, o: show("UEM", str(e), o))
Promise.reject(Exception("a"))
Promise.reject(Exception("b"))
setImmediate(lambda: show("never"))
