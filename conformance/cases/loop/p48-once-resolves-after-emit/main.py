"""P48 events.once resolves with a microtask after the emit."""

from conformance.lib import show
from nodecompat import Promise, process
from nodecompat.events import EventEmitter, once

e = EventEmitter()
once(e, "x").then(lambda v: show("once", v))
e.on("x", lambda: show("listener"))


def tick():
    e.emit("x", 1, 2)
    show("after emit")
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))


process.nextTick(tick)
