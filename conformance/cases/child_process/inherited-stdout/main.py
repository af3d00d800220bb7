"""Without silent the child writes to the parent's stdout."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
show("before", child.stdout)
child.send("now")
child.on("exit", lambda code: show("after", code))
