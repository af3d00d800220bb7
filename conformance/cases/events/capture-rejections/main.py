"""With captureRejections a failing async listener becomes an error event, a tick later."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate
from nodecompat.events import EventEmitter

e = EventEmitter({"captureRejections": True})
e.on("error", lambda *args: show("error", len(args), str(args[0])))


@e.on("x")
async def _():
    raise Exception("async")


@e.once("y")
async def _(value):
    await Promise.resolve()
    raise Exception(value)


show(e.emit("x", 1, 2), e.emit("y", "late"))
process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("micro"))
setImmediate(lambda: show("immediate"))
