"""Events.once resolves with the list of arguments and leaves no listener behind."""

from conformance.lib import show
from nodecompat.events import EventEmitter, once

e = EventEmitter()
once(e, "x").then(lambda args: show("x", args, e.eventNames()))
show(e.listenerCount("x"), e.listenerCount("error"))
e.emit("x", 1, "two")
once(e, "y").then(lambda args: show("y", args))
e.emit("y")
once(e, "z").catch(lambda err: show("z", str(err), e.eventNames()))
e.emit("error", Exception("failed"))
once(e, "error").then(lambda args: show("error", args))
e.emit("error", "value")
