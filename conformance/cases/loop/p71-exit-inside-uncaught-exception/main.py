"""P71 process.exit inside uncaughtException."""

from conformance.lib import show
from nodecompat import process


@process.on("uncaughtException")
def uncaught(e):
    show("UE", str(e))
    process.exit(8)


process.on("exit", lambda c: show("exit", c))
raise Exception("x")
