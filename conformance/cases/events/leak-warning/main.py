"""The listener beyond the limit warns, once per event."""

from conformance.lib import show
from nodecompat import process
from nodecompat.events import EventEmitter

process.on("warning", lambda w: show(w.name, w.type, w.count, w.emitter is e, w.message))
e = EventEmitter()
for i in range(13):
    e.on("a", lambda: None)
for i in range(11):
    e.once("b", lambda: None)
e.on("fine", lambda: None)
show("sync")
