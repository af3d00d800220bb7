"""A second disconnect() is an 'error' event, emitted before it returns."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("error", lambda e: show("error", e.name, e.code, e.message))
child.on("disconnect", lambda: show("disconnect"))
child.disconnect()
show("first")
child.disconnect()
show("second")
child.on("exit", lambda code: show("exit", code))
