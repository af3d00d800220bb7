"""A function that is always asynchronous, and a constructor whose event is emitted in the next tick."""

from conformance.lib import show
from nodecompat import process, setImmediate
from nodecompat.events import EventEmitter


def definitely_async(arg, done):
    return process.nextTick(done, "at once") if arg else setImmediate(done, "later")


class Thing(EventEmitter):
    def __init__(self, name):
        super().__init__()
        process.nextTick(lambda: self.emit("ready", name))


definitely_async(False, lambda how: show(how))
definitely_async(True, lambda how: show(how))
Thing("thing").on("ready", lambda name: show(name))
show("scheduled")
