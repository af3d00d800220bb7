"""Options of events and listeners are true as in JavaScript; the old attributes; what a bad handler is."""

from typing import Any

from conformance.lib import show

from nodecompat import AbortController, AbortSignal, Event, EventTarget

event: Any = Event("a", {"bubbles": 1, "cancelable": "x", "composed": {}})
show(event.bubbles, event.cancelable, event.composed)
event.cancelBubble = []
event.cancelBubble = False
show(event.cancelBubble)
event.initEvent("b", {}, 0)
show(event.type, event.bubbles, event.cancelable)
signal = AbortController().signal
handler: dict[str, object] = {}
signal.onabort = handler
show(signal.onabort is handler)
for value in (5, "x", True, None):
    signal.onabort = value
    show(signal.onabort)
target = EventTarget()
calls: list[int] = []
target.addEventListener("x", lambda: calls.append(1), {"once": {}, "capture": []})
target.dispatchEvent(Event("x"))
target.dispatchEvent(Event("x"))
show(len(calls))
for call in (lambda: AbortSignal.any(), lambda: AbortSignal.timeout()):
    try:
        call()
    except TypeError as error:
        show(error.code, error.message)  # type: ignore[attr-defined]
