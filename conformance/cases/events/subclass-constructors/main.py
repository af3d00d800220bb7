"""an emitter may be used before its own constructor has run, and throw out of it."""

from conformance.lib import show
from nodecompat.events import EventEmitter


class Early(EventEmitter):
    def __init__(self, callback):
        self.once(1, callback)
        self.emit(1)
        self.removeAllListeners()
        super().__init__()


early = Early(lambda: show("called"))
show(list(early.eventNames()), early.emit(1))


class Failing(EventEmitter):
    def __init__(self):
        super().__init__()
        self.emit("error", Exception("blerg"))


try:
    Failing()
except Exception as err:
    show(err.message)


class Plain(EventEmitter):
    pass


one, other = Plain(), Plain()
one.on("x", lambda: None)
show(one.listenerCount("x"), other.listenerCount("x"), isinstance(one, EventEmitter))
