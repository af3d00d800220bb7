"""Prepended listeners come first, the last prepended one before all."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
e.on("x", lambda: show("on"))
e.prependListener("x", lambda: show("prepended"))
e.prependOnceListener("x", lambda: show("prepended once"))
e.emit("x")
show("--")
e.emit("x")
