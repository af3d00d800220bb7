"""P52 Throw inside the uncaughtException handler: exit code 7, no 'exit' event."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("exit", lambda c: show("exit", c))


@process.on("uncaughtException")
def uncaught(e):
    show("UE", str(e))
    raise Exception("second")


setTimeout(lambda: show("never"), 1)
raise Exception("first")
