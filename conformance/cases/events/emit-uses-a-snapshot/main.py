"""Listeners added or removed meanwhile change the next emit only."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
c = lambda: show("c")
d = lambda: show("d")
e.on("x", lambda: show("a"))
e.on("x", lambda: (show("b"), e.off("x", c), e.on("x", d)))
e.on("x", c)
e.emit("x")
show("--")
e.emit("x")
