"""What is no function is refused by every method that takes a listener."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.events import EventEmitter

e = EventEmitter()
for method in ["on", "addListener", "once", "prependListener", "prependOnceListener", "off", "removeListener"]:
    for value in [None, undefined, 5, "text", True, {}, [1], "a text that is far too long to show"]:
        try:
            getattr(e, method)("x", value)
        except TypeError as err:
            show(method, err.name, err.code, err.message)
for method in ["off", "removeListener"]:
    try:
        getattr(e, method)("x")
    except TypeError as err:
        show(method, err.name, err.code, err.message)
show(e.eventNames())
