"""A few messages sent right before process.exit() arrive."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m: show("message", m))
child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code: show("exit", code))
