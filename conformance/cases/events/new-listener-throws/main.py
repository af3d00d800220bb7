"""A newListener handler that throws keeps the listener out."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()


def refuse():
    raise Exception("no")


e.on("newListener", refuse)
try:
    e.on("x", lambda: None)
except Exception as err:
    show(str(err))
show(e.listenerCount("x"), e.eventNames())
