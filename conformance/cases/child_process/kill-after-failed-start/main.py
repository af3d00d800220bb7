"""kill() of a child that never started."""

from conformance.lib import show
from nodecompat.child_process import fork

child = fork("x", {"execPath": "/no/such/program"})
child.on("error", lambda e: show("error", e.code, child.kill(), child.killed))
child.on("close", lambda: show("close", child.kill()))
