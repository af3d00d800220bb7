"""GetEventListeners and getMaxListeners refuse what is neither emitter nor target."""

from conformance.lib import show
from nodecompat.events import getEventListeners, getMaxListeners

for value in [5, {}, "text"]:
    for name, f in {
        "getEventListeners": getEventListeners,
        "getMaxListeners": lambda value, _: getMaxListeners(value),
    }.items():
        try:
            f(value, "x")
        except TypeError as err:
            show(name, err.code, err.message)
