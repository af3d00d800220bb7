"""SetMaxListeners takes any number from 0 and refuses the rest."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
for value in [0, 1, 2.5, float("inf"), -0.0, -1, float("nan"), "5", None, True, {}]:
    try:
        show(e.setMaxListeners(value).getMaxListeners())
    except Exception as err:
        show(err.name, err.code, err.message)
show(e.getMaxListeners(), EventEmitter().getMaxListeners(), e.eventNames())
