"""RemoveAllListeners reports the last listener first, removeListener's own last."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
fns = {"a1": lambda: None, "a2": lambda: None, "b1": lambda: None}
name = lambda fn: next((key for key in fns if fns[key] is fn), "handler")
e.on("b", fns["b1"]).on("removeListener", lambda event, fn: show(event, name(fn)))
e.on("a", fns["a1"]).on("a", fns["a2"]).on("removeListener", lambda event: show("second", event))
e.removeAllListeners()
show(e.eventNames())
