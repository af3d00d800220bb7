"""process.send may be replaced, and the original goes on working."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
