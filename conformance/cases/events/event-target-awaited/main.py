"""events.once, events.on and getEventListeners take an EventTarget as well."""

from conformance.lib import show
from nodecompat import setImmediate, start
from nodecompat.abort import AbortController, CustomEvent, Event, EventTarget
from nodecompat.events import getEventListeners, on, once

target = EventTarget()
f, g = lambda: None, lambda: 1
target.addEventListener("x", f)
target.addEventListener("x", g)
show(len(getEventListeners(target, "x")), getEventListeners(target, "x")[0] is f, getEventListeners(target, "y"))


async def main():
    [first] = await once(target, "foo")
    [second] = await once(target, "foo")
    show(first.type, second.type, first is second, len(getEventListeners(target, "foo")))

    @setImmediate
    def _():
        for i in range(3):
            target.dispatchEvent(CustomEvent("bar", {"detail": i}))

    async for [event] in on(target, "bar"):
        show(event.detail, len(getEventListeners(target, "bar")))
        if event.detail == 2:
            break
    show(len(getEventListeners(target, "bar")))
    controller = AbortController()
    waiting = once(target, "never", {"signal": controller.signal})
    show(len(getEventListeners(target, "never")))
    controller.abort()
    try:
        await waiting
    except Exception as err:
        show(err.name, err.code)
    show(len(getEventListeners(target, "never")))


start(main())
target.dispatchEvent(Event("foo"))
setImmediate(lambda: target.dispatchEvent(Event("foo")))
