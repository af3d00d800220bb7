"""A once listener that throws is gone, and the rest is not called."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()


def boom():
    raise Exception("boom")


e.once("x", boom)
e.on("x", lambda: show("second"))
try:
    e.emit("x")
except Exception as err:
    show("caught", str(err))
show(e.listenerCount("x"), e.emit("x"))
