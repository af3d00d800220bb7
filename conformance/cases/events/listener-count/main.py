"""ListenerCount of an event, of one function, and of the module."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.events import EventEmitter, getEventListeners, getMaxListeners, listenerCount

e = EventEmitter()
f, g = lambda: None, lambda: None
e.on("x", f).once("x", f).on("x", g)
show(e.listenerCount("x"), e.listenerCount("x", f), e.listenerCount("x", g), e.listenerCount("x", lambda: None))
show(e.listenerCount("x", undefined), e.listenerCount("x", None), e.listenerCount("y"), e.listenerCount("y", f))
show(listenerCount(e, "x"), len(getEventListeners(e, "x")), getMaxListeners(e))
