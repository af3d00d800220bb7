"""_events, _eventsCount and _maxListeners can be read."""

from conformance.lib import or_undefined, show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
show(e._eventsCount, list(e._events))
e.on("a", f).on("a", f).once("b", f)
show(e._eventsCount, list(e._events), or_undefined(e._maxListeners))
e.emit("b")
show(e._eventsCount, list(e._events), e.setMaxListeners(3)._maxListeners)
