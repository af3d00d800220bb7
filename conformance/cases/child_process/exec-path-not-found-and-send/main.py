"""send() to a child that could not be started: true at first, then EPIPE."""

from conformance.lib import show
from nodecompat.child_process import fork

child = fork("x", {"execPath": "/no/such/program"})
show(child.send("x", lambda e: show("callback", e.code, e.errno, e.syscall, e.message)))
child.on("error", lambda e: show("error", e.code))
child.on("close", lambda code: show("close", code))
show("sync")
