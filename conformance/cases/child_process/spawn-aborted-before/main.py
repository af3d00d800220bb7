"""A signal that has aborted already: the child is started, and killed in a tick."""

from conformance.lib import show, typeof
from nodecompat import AbortSignal, process
from nodecompat.child_process import spawn

child = spawn("sleep", ["5"], {"signal": AbortSignal.abort("reason"), "killSignal": "SIGINT", "stdio": "ignore"})
show(typeof(child.pid))
child.on("spawn", lambda: show("spawn"))
child.on("error", lambda e: show("error", e.name, e.cause))
child.on("exit", lambda code, signal: show("exit", code, signal))
process.nextTick(lambda: show("tick"))
