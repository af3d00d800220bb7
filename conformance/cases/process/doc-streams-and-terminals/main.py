"""A child with pipes for its stdio: numbers, no terminal, no columns."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
child.on("message", lambda m: show(m))
child.on("close", lambda code: show(code))
