"""A once listener removed during the emit is still called by it."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
c = lambda: show("c")
e.on("x", lambda: (show("a"), e.off("x", c)))
e.once("x", c)
e.emit("x")
show(e.listenerCount("x"))
e.emit("x")
