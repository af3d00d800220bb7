"""A symbol is a name of its own, equal only to itself."""

from conformance.lib import show
from nodecompat._js.text import Symbol
from nodecompat.events import EventEmitter

e = EventEmitter()
s = Symbol("s")
e.on(s, lambda x: show("symbol", x))
show(e.emit(s, 1), e.emit("s"), e.emit(Symbol("s")), e.emit("Symbol(s)"))
show(e.eventNames(), Symbol.for_("k") is Symbol.for_("k"), Symbol.for_("k"))
show(e.removeAllListeners(s).emit(s))
