"""The same function may be added several times; each removal takes one."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda x: show("f", x)
e.on("a", f).on("a", f).once("a", f)
show(e.listenerCount("a"), e.emit("a", 1), e.listenerCount("a"))
e.off("a", f)
show(e.listenerCount("a"), e.emit("a", 2))
e.off("a", f).off("a", f)
show(e.listenerCount("a"), e.emit("a", 3))
