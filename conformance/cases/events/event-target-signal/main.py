"""addEventListener with a signal, with once, with passive; what counts as the same listener."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.abort import AbortController, Event, EventTarget

count = 0


def handler():
    global count
    count += 1


et = EventTarget()
controller = AbortController()
et.addEventListener("test", handler, {"signal": controller.signal})
et.dispatchEvent(Event("test"))
et.dispatchEvent(Event("test"))
controller.abort()
et.dispatchEvent(Event("test"))
et.addEventListener("test", handler, {"signal": controller.signal})
show(count, undefined)
et.dispatchEvent(Event("test"))
show(count)
for options in [{"once": True}, {"capture": True}, {}]:
    et = EventTarget()
    controller = AbortController()
    et.addEventListener("first", handler, {**options, "signal": controller.signal})
    et.addEventListener("second", handler, {**options, "signal": controller.signal})
    et.removeEventListener("second", handler, options)
    controller.abort()
    et.dispatchEvent(Event("first"))
    et.dispatchEvent(Event("second"))
    show(count)
et = EventTarget()
controller = AbortController()
options = {"signal": controller.signal}
et.addEventListener("test", lambda: (controller.abort(), show("aborts")), options)
et.addEventListener("test", lambda: show("not any more"), options)
et.addEventListener("test", lambda: show("third"))
et.dispatchEvent(Event("test"))
for options in [undefined, {}, {"passive": False}, {"passive": 0}, {"passive": 1}, {"passive": True}]:
    et = EventTarget()
    et.addEventListener("test", lambda event: event.preventDefault(), options)
    event = Event("test", {"cancelable": True})
    show(et.dispatchEvent(event), event.defaultPrevented)
et = EventTarget()
et.addEventListener("test", handler)
et.addEventListener("test", handler, {"capture": True})
et.addEventListener("test", handler, True)
et.dispatchEvent(Event("test"))
show(count)
et.removeEventListener("test", handler, True)
et.dispatchEvent(Event("test"))
show(count)
et.addEventListener("test", lambda event: event.stopImmediatePropagation())
et.addEventListener("test", lambda: show("never"))
et.dispatchEvent(Event("test"))
again = Event("again")


@lambda f: et.addEventListener("again", f)
def _():
    try:
        et.dispatchEvent(again)
    except Exception as err:
        show(err.name, err.code)


et.dispatchEvent(again)
et.dispatchEvent(again)
