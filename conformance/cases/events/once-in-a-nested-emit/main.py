"""A nested emit fires a once listener; the outer one does not again."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
depth = 0


def p():
    global depth
    show("p", depth)
    depth += 1
    if depth == 1:
        e.emit("x")


e.on("x", p)
e.once("x", lambda: show("once", depth))
e.emit("x")
show(e.listenerCount("x"))
