"""RemoveListener comes after the removal, and not for what was not there."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f, g = lambda: None, lambda: None
e.on("removeListener", lambda name, fn: show(name, fn is f, e.listenerCount(name)))
e.on("x", f).on("x", g).once("y", f)
e.off("x", f)
e.off("x", f)
e.off("none", f)
e.off("x", g)
e.emit("y")
