"""unref() of the child leaves the channel, which keeps the parent."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.unref()
child.on("message", lambda m: show(m))
child.on("disconnect", lambda: show("disconnect"))
process.on("exit", lambda: show("parent exit"))
