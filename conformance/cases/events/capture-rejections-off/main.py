"""Without captureRejections a failing async listener is an unhandled rejection."""

from conformance.lib import show
from nodecompat import process
from nodecompat.events import EventEmitter

process.on("unhandledRejection", lambda reason: show("unhandled", str(reason)))
e = EventEmitter()
e.on("error", lambda: show("never"))


@e.on("x")
async def _():
    show("started")
    raise Exception("async")


show(e.emit("x"))
