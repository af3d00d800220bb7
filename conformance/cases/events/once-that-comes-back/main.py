"""A once listener that registers itself again waits for the next emit."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
times = 0


def f():
    global times
    times += 1
    show("f", times)
    if times < 3:
        e.once("x", f)


e.once("x", f)
show(e.emit("x"), e.emit("x"), e.emit("x"), e.emit("x"))
