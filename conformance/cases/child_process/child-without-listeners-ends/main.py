"""A connected child without listeners ends by itself."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m: show("message", m))
child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code, signal: show("exit", code, signal))
