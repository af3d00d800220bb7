"""An async uncaughtException listener that rejects makes a new rejection."""

from conformance.lib import show
from nodecompat import process


@process.once("uncaughtException")
async def uncaught(e):
    show("first", str(e))
    raise Exception("second")


process.on("unhandledRejection", lambda e: show("rejection", str(e)))
process.on("exit", lambda code: show("exit", code))
raise Exception("x")
