"""require('events') is EventEmitter and require('stream') is Stream, with all functions and settings on them."""

from typing import Any

from conformance.lib import show

from nodecompat import EventTarget, process, require

events: Any = require("events")
stream: Any = require("node:stream")
EventEmitter: Any = events.EventEmitter
show(events is EventEmitter, events is process.getBuiltinModule("events"), isinstance(events(), EventEmitter))
show(stream is stream.Stream, stream.Readable.pipeline is stream.pipeline, isinstance(stream(), events))
a, b = events(), events()
target = EventTarget()
events.setMaxListeners(7, a, b, target)
show(a.getMaxListeners(), b.getMaxListeners(), events.getMaxListeners(target), events.getMaxListeners(a))
a.on("x", lambda: None)
show(events.listenerCount(a, "x"), events.listenerCount(b, "x"))
events.defaultMaxListeners = 12
show(EventEmitter().getMaxListeners(), EventEmitter.defaultMaxListeners, stream.defaultMaxListeners)
events.setMaxListeners(13)
show(events.defaultMaxListeners)


class Own(events):
    pass


show(Own.once is events.once, Own.EventEmitter is events, hasattr(events, "once"), hasattr(Own(), "errorMonitor"))
Own.once(a, "y").then(lambda values: show(values))  # type: ignore[attr-defined]
show(a.listenerCount("y"), a.listenerCount("error"))
a.emit("y", 1, 2)
steps = events.on(b, "z")
b.emit("z", 3)
steps.next().then(lambda result: show(result.value, result.done))
