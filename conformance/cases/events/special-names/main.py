"""Names such as __proto__ and constructor are ordinary."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
for name in ["__proto__", "constructor", "toString", "hasOwnProperty", ""]:
    show(e.emit(name), e.listeners(name))
    e.on(name, lambda x: show("got", x))
    show(e.emit(name, name), e.listenerCount(name))
show(e.eventNames())
