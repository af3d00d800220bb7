"""A removeListener handler that throws comes after the removal; the once function is not called."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()


def late():
    raise Exception("late")


e.once("x", lambda: show("never"))
e.on("removeListener", late)
try:
    e.emit("x")
except Exception as err:
    show(str(err))
show(e.listenerCount("x"), e.emit("x"))
