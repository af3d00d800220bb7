"""Only a call without an argument removes everything."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
e.on("a", f).on("null", f).on("undefined", f)
show(e.removeAllListeners(None).eventNames())
show(e.removeAllListeners(undefined).eventNames())
show(e.removeAllListeners("zz").eventNames())
show(e.removeAllListeners().eventNames())
