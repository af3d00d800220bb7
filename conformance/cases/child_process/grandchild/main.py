"""A child forks in its turn; messages and codes pass through."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, ["child"])
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
child.send("hello")
