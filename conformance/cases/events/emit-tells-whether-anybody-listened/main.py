"""Emit returns true with a listener, false without."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
e.on("a", lambda: None)
show(e.emit("a"), e.emit("b"), e.emit("toString"), e.emit("__proto__"))
e.once("b", lambda: None)
show(e.emit("b"), e.emit("b"))
