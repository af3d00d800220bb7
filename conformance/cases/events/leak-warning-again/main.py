"""A list that shrank to one listener warns again; a lower limit counts from the next insertion."""

from conformance.lib import show
from nodecompat import process
from nodecompat.events import EventEmitter

process.on("warning", lambda w: show(w.type, w.count))
e = EventEmitter().setMaxListeners(2)
f = lambda: None
add = lambda name, times: [e.on(name, f) for i in range(times)]
add("x", 4)
e.off("x", f).off("x", f)
add("x", 2)
e.off("x", f).off("x", f).off("x", f)
add("x", 2)
e.removeAllListeners("x")
add("x", 3)
add("y", 2)
e.setMaxListeners(1)
e.on("y", f)
