"""A cwd that does not exist is ENOENT and blames the program."""

from conformance.lib import or_undefined, show
from nodecompat import process
from nodecompat.child_process import fork

child = fork("x", {"cwd": "/no/such/directory", "execPath": process.execPath})
child.on("error", lambda e: show("error", e.code, e.syscall == "spawn " + process.execPath, e.path == process.execPath))
child.on("exit", lambda: show("never"))
child.on("close", lambda code: show("close", code, or_undefined(child.pid)))
