"""A map of rejections nobody has handled yet: it grows, and shrinks when a handler comes late."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout

unhandled = {}


@process.on("unhandledRejection")
def on_unhandled(reason, promise):
    unhandled[promise] = reason
    show("grows", len(unhandled), str(reason), promise is late)


@process.on("rejectionHandled")
def on_handled(promise):
    del unhandled[promise]
    show("shrinks", len(unhandled))


late = Promise.reject(Exception("not loaded"))
setTimeout(lambda: late.catch(lambda e: show("handled", str(e))), 20)
