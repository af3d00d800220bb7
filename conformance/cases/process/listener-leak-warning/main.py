"""The eleventh listener of one event warns, once."""

from conformance.lib import show
from nodecompat import process

process.removeAllListeners("warning")
process.on("warning", lambda w: show(w.name, w.type, w.count, w.emitter is process, w.message))
for _ in range(12):
    process.on("custom", lambda: None)
show(process.listenerCount("custom"))
