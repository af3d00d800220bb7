"""P80 async listener throwing: unhandledRejection, not an error event (captureRejections off)."""

from conformance.lib import show
from nodecompat import Promise, process
from nodecompat.events import EventEmitter

process.on("unhandledRejection", lambda r: show("UR", str(r)))
e = EventEmitter()
e.on("error", lambda: show("never"))


@e.on("x")
async def fail():
    raise Exception("boom")


show(e.emit("x"))
f = EventEmitter(captureRejections=True)
f.on("error", lambda er: show("error", str(er)))


@f.on("x")
async def fail_too():
    raise Exception("captured")


show(f.emit("x"))
process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("micro")).then(lambda: show("micro2"))
