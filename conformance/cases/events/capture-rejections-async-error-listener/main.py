"""An error listener that fails is not captured again."""

from conformance.lib import show
from nodecompat import process
from nodecompat.events import EventEmitter

process.on("unhandledRejection", lambda reason: show("unhandled", str(reason)))
e = EventEmitter({"captureRejections": True})


@e.on("error")
async def _(err):
    show("error", str(err))
    raise Exception("again")


@e.on("x")
async def _():
    raise Exception("first")


e.emit("x")
