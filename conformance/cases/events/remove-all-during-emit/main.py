"""RemoveAllListeners does not stop the running emit."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
e.on("x", lambda: (show("a"), e.removeAllListeners()))
e.on("x", lambda: show("b"))
e.once("x", lambda: show("c"))
show(e.emit("x"), e.emit("x"), e.eventNames())
