"""CustomEvent has a detail, events their phases and flags; targets and signals have limits of their own."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.abort import AbortController, CustomEvent, Event, EventTarget
from nodecompat.events import EventEmitter, getMaxListeners, setMaxListeners

show(Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE)
show("[object CustomEvent]", f"[object {CustomEvent('$').__class__.__name__}]")
plain = CustomEvent("$")
show(plain.type, plain.bubbles, plain.cancelable, plain.composed, plain.detail, plain.defaultPrevented)
show(CustomEvent(1).type, CustomEvent(False).type, CustomEvent(None).type)
full = CustomEvent("$", {"detail": 56, "sweet": "x", "cancelable": True, "bubbles": True, "composed": True})
show(full.bubbles, full.cancelable, full.composed, getattr(full, "sweet", undefined), full.detail, isinstance(full, Event))
for detail in ["foo", 1, False, []]:
    show(CustomEvent("$", {"detail": detail}).detail is detail)
show(getattr(Event("foo"), "detail", undefined), Event("foo").bubbles, Event("foo", {"bubbles": 1}).bubbles)
full.preventDefault()
plain.preventDefault()
show(full.defaultPrevented, plain.defaultPrevented, full.returnValue, full.composedPath())
target = EventTarget()
target.addEventListener("$", lambda event: show(event.detail, len(event.composedPath()), event.eventPhase))
show(target.dispatchEvent(CustomEvent("$", {"detail": 7})))
emitter = EventEmitter()
setMaxListeners(101, emitter, target)
show(getMaxListeners(emitter), getMaxListeners(target), getMaxListeners(EventTarget()))
show(getMaxListeners(AbortController().signal))
