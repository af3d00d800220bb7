"""A directory as execPath is EACCES, in the same way."""

from conformance.lib import or_undefined, show
from nodecompat.child_process import fork

child = fork("x", {"execPath": "/"})
child.on("error", lambda e: show("error", e.code, e.errno, e.syscall, e.message))
child.on("close", lambda code: show("close", code))
show(or_undefined(child.pid))
