"""P98 Both an uncaughtException and an unhandledRejection from the main script."""

from conformance.lib import show
from nodecompat import Promise, process
from nodecompat.errors import Thrown

process.on("uncaughtExceptionMonitor", lambda e, o: show("UEM", e, o))
process.on("uncaughtException", lambda e, o: show("UE", e, o))
process.on("unhandledRejection", lambda r: show("UR", r))
Promise.reject("r")
process.nextTick(lambda: show("tick"))
raise Thrown("e")
