"""P89 process.nextTick between process.emit listeners: emit is synchronous."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate


@process.on("custom")
def first():
    show(1)
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))


process.on("custom", lambda: show(2))


def emit():
    show(process.emit("custom"))
    show(process.emit("nobody"))


setImmediate(emit)
