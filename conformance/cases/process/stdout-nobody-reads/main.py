"""Writing to a stdout that nobody reads any more is an 'error' with EPIPE."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
child.stdout.on("close", lambda: child.send("write"))
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
child.stdout.destroy()
