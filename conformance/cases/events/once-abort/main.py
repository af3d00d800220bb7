"""An abort rejects events.once with an AbortError and takes the listeners away."""

from conformance.lib import show
from nodecompat import AbortController
from nodecompat.events import EventEmitter, once

e = EventEmitter()
show_error = lambda err: show(err.name, err.code, err.message, err.cause, e.eventNames())
controller = AbortController()
once(e, "x", {"signal": controller.signal}).catch(show_error)
controller.abort("reason")
once(e, "x", {"signal": controller.signal}).catch(show_error)
once(e, "x", {"signal": AbortController().signal}).then(lambda args: show(args, e.eventNames()))
e.emit("x", 1)
