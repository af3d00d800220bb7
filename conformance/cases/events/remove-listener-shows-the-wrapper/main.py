"""A fired once listener among others is reported as its wrapper."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f, g = lambda: None, lambda: None
e.on(
    "removeListener",
    lambda name, fn: show("function" if fn is f else "wrapper" if getattr(fn, "listener", 0) is f else "other"),
)
e.once("x", f)
e.emit("x")
e.once("x", f).on("x", g)
e.emit("x")
e.once("x", f)
e.off("x", f)
e.once("x", f)
e.removeAllListeners("x")
