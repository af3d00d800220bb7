"""The option and the class attribute take booleans."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.events import EventEmitter

for value in [True, False, 0, "", None, undefined, 1, "yes", {}]:
    try:
        EventEmitter({"captureRejections": value})
        show("taken")
    except TypeError as err:
        show(err.code, err.message)
for value in [True, False, 0, None, "yes"]:
    try:
        EventEmitter.captureRejections = value
        show(EventEmitter.captureRejections)
    except TypeError as err:
        show(err.code, err.message)
