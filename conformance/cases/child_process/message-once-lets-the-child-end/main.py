"""A child that listens once ends by itself after its message."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m: show("message", m))
child.send("job")
child.on("exit", lambda code, signal: show("exit", code, signal))
child.on("close", lambda code, signal: show("close", code, signal))
