"""An error event without a listener throws the very error."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
error = TypeError("mine")
try:
    e.emit("error", error, "ignored")
except Exception as err:
    show(err is error, str(err))
e.once("error", lambda err: show("handled", err is error))
show(e.emit("error", error))
try:
    e.emit("error", error)
except Exception as err:
    show(err is error)
