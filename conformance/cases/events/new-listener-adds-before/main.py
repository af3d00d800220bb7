"""What a newListener handler adds comes before the listener being added."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
e.once("newListener", lambda name: e.on(name, lambda: show("first")))
e.on("x", lambda: show("second"))
e.emit("x")
show(e.eventNames())
