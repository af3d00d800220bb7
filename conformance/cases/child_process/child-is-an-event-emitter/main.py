"""A child is an EventEmitter: once, off, prependListener, eventNames."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork
from nodecompat.events import EventEmitter

child = fork(process.env.CHILD)
show(isinstance(child, EventEmitter), child.on("custom", lambda: show("custom")) is child, child.emit("custom"))
child.once("message", lambda m: show("once", m))


@child.on("message")
def on_message(m):
    show("on", m)
    if m == 2:
        child.disconnect()


child.prependListener("message", lambda m: show("first", m))
child.on("exit", lambda code: show("exit", code, child.listenerCount("message")))
