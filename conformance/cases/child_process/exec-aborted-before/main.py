"""exec() with a signal that has aborted; a missing program comes first."""

from conformance.lib import show
from nodecompat import AbortSignal
from nodecompat.child_process import exec, execFile

exec("sleep 5", {"signal": AbortSignal.abort("why")}, lambda e: show(e.name, e.code, e.cause, e.cmd))
execFile("/no/such", {"signal": AbortSignal.abort("why")}, lambda e: show(e.code))
