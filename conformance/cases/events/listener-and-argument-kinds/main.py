"""Methods, bound functions and classes with state work as listeners."""

from conformance.lib import show
from nodecompat.events import EventEmitter


class Counter:
    def __init__(self):
        self.seen = []

    def take(self, value):
        self.seen.append(value)


e = EventEmitter()
counter = Counter()
bind_push = lambda *args: counter.seen.extend(["bound", *args])
e.on("x", counter.take).once("x", bind_push)
e.emit("x", 1)
e.emit("x", 2)
e.off("x", counter.take)
show(e.emit("x", 3), counter.seen)
