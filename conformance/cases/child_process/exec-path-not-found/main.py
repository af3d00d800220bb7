"""An execPath that does not exist: no throw, then 'error', 'disconnect' and 'close'."""

from conformance.lib import or_undefined, show
from nodecompat import process
from nodecompat.child_process import fork

child = fork("x", ["arg"], {"execPath": "/no/such/program", "execArgv": ["-v"]})
show(or_undefined(child.pid), child.connected, child.exitCode)
child.on("spawn", lambda: show("never"))
child.on("exit", lambda: show("never"))
child.on("error", lambda e: show("error", e.code, e.errno, e.syscall, e.path, e.spawnargs, e.message))
child.on("disconnect", lambda: show("disconnect"))
child.on("close", lambda code, signal: show("close", code, signal, child.exitCode, or_undefined(child.pid)))
process.nextTick(lambda: show("tick"))
show("sync")
