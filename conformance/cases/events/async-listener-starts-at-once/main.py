"""An async listener runs up to its first await inside emit."""

from conformance.lib import show
from nodecompat import Promise, process
from nodecompat.events import EventEmitter

e = EventEmitter()


@e.on("x")
async def _(v):
    show("start", v)
    await Promise.resolve()
    show("resumed", v)


e.on("x", lambda v: show("second", v))
e.emit("x", 1)
show("emitted")
process.nextTick(lambda: show("tick"))
