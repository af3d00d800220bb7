"""What was assigned to process.env before fork() the child sees."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

process.env.INHERITED = "yes"
del process.env.HOME
child = fork(process.env.CHILD)
process.env.INHERITED = "too late"
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
