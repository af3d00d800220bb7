"""Numbers ascending, then strings, then symbols, each in order of insertion."""

from conformance.lib import show
from nodecompat._js.text import Symbol
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
for name in ["b", Symbol("s"), "10", "a", 2, 1, "toString", "01", -1, 1.5, Symbol("t"), 4294967295, 4294967294]:
    e.on(name, f)
show(False, len(e.eventNames()))
for name in e.eventNames():
    show(name)
e.off("b", f).on("b", f)
show(e.eventNames()[4], e.eventNames()[10])
