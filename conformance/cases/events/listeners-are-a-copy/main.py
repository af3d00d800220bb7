"""Changing the returned list changes no emitter."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
e.on("x", f)
list = e.listeners("x")
list.append(f)
show(len(list), e.listenerCount("x"))
e.removeAllListeners("x")
show(len(list), e.listeners("x"), e.eventNames())
