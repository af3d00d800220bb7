"""What is thrown is heard with its origin; the line after it never runs, a timer does."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout

process.on("uncaughtExceptionMonitor", lambda err, origin: show("monitor", str(err), origin))
process.on("uncaughtException", lambda err, origin: show("caught", str(err), origin))
setTimeout(lambda: show("this still runs"), 20)
Promise.reject(Exception("rejected"))
raise Exception("thrown")
