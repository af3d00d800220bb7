"""ErrorMonitor sees errors first and does not count as a listener."""

from conformance.lib import show
from nodecompat.events import EventEmitter, errorMonitor

e = EventEmitter()
e.on(errorMonitor, lambda *args: show("monitor", args))
try:
    e.emit("error", 1)
except Exception as err:
    show(err.message)
e.on("error", lambda x: show("error", x))
e.emit("error", 2, 3)
e.emit("other", 4)
show(e.emit(errorMonitor, 5), e.listenerCount("error"))
