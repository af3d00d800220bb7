"""P84 await inside a listener: continuation is a microtask of the emitting callback."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate
from nodecompat.events import EventEmitter

e = EventEmitter()


@e.on("x")
async def a():
    show("a1")
    await Promise.resolve()
    show("a2")
    await Promise.resolve()
    show("a3")


e.on("x", lambda: show("b"))


def emit():
    e.emit("x")
    show("emitted")
    process.nextTick(lambda: show("tick"))


setImmediate(emit)
setImmediate(lambda: show("next immediate"))
