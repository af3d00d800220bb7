"""A throw in a signal listener is an ordinary uncaught exception."""

from conformance.lib import show
from nodecompat import clearTimeout, process, setTimeout


@process.on("uncaughtException")
def uncaught(e, origin):
    show("uncaught", str(e), origin)
    clearTimeout(t)


@process.on("SIGUSR2")
def fail():
    raise Exception("in listener")


process.kill(process.pid, "SIGUSR2")
t = setTimeout(lambda: None, 5000)
