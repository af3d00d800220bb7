"""An EventTarget calls each callback once per event and survives failures."""

from conformance.lib import show
from nodecompat import process
from nodecompat.abort import Event, EventTarget
from nodecompat.events import getEventListeners, getMaxListeners

process.on("uncaughtException", lambda err: show("uncaught", str(err)))
target = EventTarget()
f = lambda event: show("f", event.type, event.eventPhase, event.currentTarget is target)


def fail():
    raise Exception("one")


class Handler:
    handleEvent = lambda self, event: show("object", event.type)


target.addEventListener("x", f)
target.addEventListener("x", f)
target.addEventListener("x", fail)
target.addEventListener("x", Handler(), {"once": True})
event = Event("x")
show(target.dispatchEvent(event), event.eventPhase, event.target is target, event.isTrusted)
target.removeEventListener("x", f)
show(len(getEventListeners(target, "x")), getMaxListeners(target))
cancelable = Event("y", {"cancelable": True})
target.addEventListener("y", lambda event: event.preventDefault())
show(target.dispatchEvent(cancelable), cancelable.defaultPrevented)
