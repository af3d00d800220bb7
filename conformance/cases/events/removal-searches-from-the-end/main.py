"""Removal takes the entry that was added last."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: show("f")
g = lambda: show("g")
e.on("a", f).on("a", g).once("a", f)
e.removeListener("a", f)
show(["f" if x is f else "g" if x is g else "wrapper" for x in e.rawListeners("a")])
e.on("a", f)
e.removeListener("a", f)
e.emit("a")
