"""process is an EventEmitter like any other."""

from conformance.lib import show
from nodecompat import process
from nodecompat.events import EventEmitter

show(isinstance(process, EventEmitter), process.listenerCount("custom"), process.emit("custom"))


def listener(*a):
    show("custom", a)


show(process.once("custom", listener) is process, process.listeners("custom")[0] is listener)
show(process.emit("custom", 1, "x"), process.emit("custom"))
process.prependListener("custom", lambda: show("first"))
process.addListener("custom", listener).removeListener("custom", listener)
show(process.emit("custom"), "custom" in process.eventNames())
