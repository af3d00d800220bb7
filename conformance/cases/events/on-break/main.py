"""Leaving the loop takes the listeners away."""

from conformance.lib import show
from nodecompat import start
from nodecompat.events import EventEmitter, on

e = EventEmitter()


async def main():
    iterator = on(e, "x")
    e.emit("x", 1)
    e.emit("x", 2)
    async for [value] in iterator:
        show(value)
        break
    await iterator.aclose()  # which JavaScript's `break` does
    show(e.eventNames())
    async for [value] in iterator:
        show("left", value)
    show("end")


start(main())
