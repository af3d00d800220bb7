"""A listener gets the arguments it has parameters for."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
e.on("a", lambda: show("none"))
e.on("a", lambda x: show("one", x))
e.on("a", lambda x, y: show("two", x, y))
e.on("a", lambda x, *rest: show("rest", x, rest))
e.on("a", lambda x, y="default": show("default", x, y))
e.emit("a", 1, 2, 3)
e.emit("a", 4, 5)
