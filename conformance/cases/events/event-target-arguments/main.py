"""Event and EventTarget check their arguments, and tell listeners apart by identity."""

from conformance.lib import or_undefined, show
from nodecompat import Symbol, process
from nodecompat.abort import CustomEvent, Event, EventTarget


def refused(f):
    try:
        show(or_undefined(f()))
    except TypeError as err:
        show("TypeError", or_undefined(getattr(err, "code", None)), str(err))


target = EventTarget()
process.on("warning", lambda w: show(w.name, w.target is target, w.type, w.message))
refused(lambda: Event())
refused(lambda: Event(Symbol("s")))
refused(lambda: Event(None).type)
for options in ["foo", 1, False, []]:
    refused(lambda *, options=options: Event("x", options))
refused(lambda: CustomEvent("x", 5))
refused(lambda: [CustomEvent("x").detail, CustomEvent("x", {"detail": 5}).detail])
for event in [None, {}, "foo"]:
    refused(lambda *, event=event: target.dispatchEvent(event))
refused(lambda: target.dispatchEvent())
refused(lambda: target.addEventListener("x"))
refused(lambda: target.removeEventListener())
refused(lambda: target.addEventListener(Symbol("s"), lambda: None))
refused(lambda: target.removeEventListener(Symbol("s"), lambda: None))
for listener in ["foo", 1, False, Symbol("x")]:
    refused(lambda *, listener=listener: target.addEventListener("x", listener))
for options in ["foo", 1]:
    refused(lambda *, options=options: target.addEventListener("x", lambda: None, options))
for signal in ["foo", None, {}]:
    refused(lambda *, signal=signal: target.addEventListener("x", lambda: None, {"signal": signal}))
refused(lambda: Event("x").initEvent())
one = {}
other = {}
target.addEventListener("y", one)
target.addEventListener("y", other)
one["handleEvent"] = lambda event: show("one", event.type)
other["handleEvent"] = lambda: show("other")
target.dispatchEvent(Event("y"))
target.removeEventListener("y", one)
target.dispatchEvent(Event("y"))
e = Event("foo")
show(e.cancelBubble)
for value in [0, "x", False]:
    e.cancelBubble = value
    show(e.cancelBubble)
target.addEventListener("foo", None)
