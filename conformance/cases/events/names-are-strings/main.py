"""Every name that is no symbol is a string."""

from conformance.lib import show, typeof
from nodecompat import undefined
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda: None
e.on(1, f).on("1", f).on(None, f).on(undefined, f).on(True, f).on(1.0, f).on(-0.0, f).on([1, [2, 3]], f).on({}, f).on(
    float("nan"), f
)
for name in e.eventNames():
    show(name)
show(e.listenerCount(1), e.listenerCount("1"), e.emit("null"), e.emit(None), e.emit("true"), e.emit([1, 2, 3]))
e.once("newListener", lambda name: show(typeof(name), name))
e.on(5, f)
show(e.removeAllListeners(1).listenerCount("1"))
