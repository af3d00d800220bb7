"""asking an emitter, or setting its limit, makes no entry for a name."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
show(e.listeners("a"), e.rawListeners("a"), e.listenerCount("a"), e.emit("a"), e.removeListener("a", lambda: None) is e)
e.setMaxListeners(5)
show(list(e._events), e._eventsCount, list(e.eventNames()))
f = lambda: None
e.on("a", f)
e.listeners("b")
show(e.listeners("a")[0] is f, list(e._events), e._eventsCount)
e.on("a", f)
show(len(e._events["a"]), e.listeners("a")[0] is f, e._eventsCount)
