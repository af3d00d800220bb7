"""Any number of arguments reaches one listener and several."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda *args: show(len(args), args)
e.on("one", f).on("two", f).on("two", f)
for n in range(6):
    e.emit("one", *[n] * n)
    e.emit("two", *[n] * n)
