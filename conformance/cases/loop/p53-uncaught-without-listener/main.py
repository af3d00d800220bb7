"""P53 Uncaught without listener: monitor, then exit event with code 1, in that order."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda c: show("exit", c, process.exitCode))
process.on("uncaughtExceptionMonitor", lambda e, o: show("monitor", str(e), o))
process.on("beforeExit", lambda: show("never"))
process.nextTick(lambda: show("never"))
raise Exception("x")
