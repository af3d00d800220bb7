"""The default holds for every emitter without a limit of its own, also later."""

from conformance.lib import show
from nodecompat import events
from nodecompat.events import EventEmitter

e = EventEmitter()
own = EventEmitter().setMaxListeners(3)
show(EventEmitter.defaultMaxListeners, events.defaultMaxListeners)
EventEmitter.defaultMaxListeners = 5
show(events.defaultMaxListeners, e.getMaxListeners(), own.getMaxListeners())
events.defaultMaxListeners = 6
show(EventEmitter.defaultMaxListeners, e.getMaxListeners())
events.setMaxListeners(7)
events.setMaxListeners(8, own)
show(EventEmitter.defaultMaxListeners, own.getMaxListeners())
for value in [-1, "x"]:
    try:
        EventEmitter.defaultMaxListeners = value
    except Exception as err:
        show(err.code, err.message)
for value in [-1, "x"]:
    try:
        events.setMaxListeners(value, e)
    except Exception as err:
        show(err.code, err.message)
try:
    events.setMaxListeners(1, {})
except Exception as err:
    show(err.code, err.message)
