"""NewListener comes before the insertion, with the function itself."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
e.on("newListener", lambda name, fn: show(name, fn is f, e.listenerCount(name)))
e.on("a", f)
e.once("a", f)
e.prependListener("b", f)
e.prependOnceListener("a", f)
e.on("newListener", f)
