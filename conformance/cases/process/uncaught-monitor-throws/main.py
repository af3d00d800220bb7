"""A monitor that throws ends the process with code 7, without 'exit'."""

from conformance.lib import show
from nodecompat import process, setTimeout


@process.on("uncaughtExceptionMonitor")
def monitor(e):
    show("monitor", str(e))
    raise Exception("again")


process.on("uncaughtException", lambda: show("never"))
process.on("exit", lambda: show("never"))


def fail():
    raise Exception("x")


setTimeout(fail, 1)
