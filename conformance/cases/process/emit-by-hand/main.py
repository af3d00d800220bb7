"""Plain, symbol and signal events are emitted by hand like any other."""

from conformance.lib import show
from nodecompat import Symbol, process

sym = Symbol("s")
process.on("normal", lambda data: show("normal", data))
process.on(sym, lambda data: show("symbol", data))
process.on("SIGPIPE", lambda data: show("signal", data))
show(process.emit("normal", "a"), process.emit(sym, "b"), process.emit("SIGPIPE", "c"), process.emit("none"))
show(process._eventsCount != process._eventsCount, "normal" in process.eventNames())
