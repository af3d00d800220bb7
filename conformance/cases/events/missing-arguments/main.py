"""A listener may have more parameters than arguments come."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.events import EventEmitter

e = EventEmitter()
e.on("a", lambda x, y: show(x is undefined, y is undefined))
e.once("a", lambda x, y: show("once", x is undefined, y is undefined))
e.emit("a")
e.emit("a", 1)
e.emit("a", 1, 2)
