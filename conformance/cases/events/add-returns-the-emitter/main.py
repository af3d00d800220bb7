"""Every method that changes an emitter returns it."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
show(e.on("a", f) is e, e.once("a", f) is e, e.addListener("a", f) is e)
show(e.prependListener("a", f) is e, e.prependOnceListener("a", f) is e)
show(e.off("a", f) is e, e.removeListener("zz", f) is e, e.setMaxListeners(3) is e)
show(e.removeAllListeners("zz") is e, e.removeAllListeners() is e)
