"""Without an 'error' listener a failed start is an uncaught exception."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

process.on("uncaughtException", lambda e, origin: show("uncaught", e.code, e.syscall, origin))
fork("x", {"execPath": "/no/such/program"})
show("sync")
