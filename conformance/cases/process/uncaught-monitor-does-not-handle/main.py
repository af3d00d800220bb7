"""The monitor sees the error first and handles nothing."""

from conformance.lib import show
from nodecompat import process, setImmediate

process.on("uncaughtExceptionMonitor", lambda e, origin: show("monitor", str(e), origin))
process.on("uncaughtException", lambda e, origin: show("listener", str(e), origin))
process.on("exit", lambda code: show("exit", code))


def fail():
    raise Exception("two")


def later():
    process.removeAllListeners("uncaughtException")
    setImmediate(fail)


setImmediate(later)
raise Exception("one")
