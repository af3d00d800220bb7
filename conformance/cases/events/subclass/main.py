"""A subclass may override on, which once calls with its wrapper."""

from conformance.lib import show
from nodecompat.events import EventEmitter


class Own(EventEmitter):
    def on(self, name, fn):
        show("on", name, not hasattr(fn, "listener"))
        return super().on(name, fn)

    def emit(self, name, *args):
        show("emit", name, len(args))
        return super().emit(name, *args)


e = Own()
e.on("a", lambda: None)
e.once("a", lambda: None)
e.addListener("a", lambda: None)
e.prependListener("a", lambda: None)
e.emit("a", 1)
e.off("a", lambda: None)
e.on("newListener", lambda: None)
e.on("b", lambda: None)
