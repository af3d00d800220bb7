"""A signal aborted already: the child is started, then killed in a tick."""

from conformance.lib import show, typeof
from nodecompat import AbortSignal, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"signal": AbortSignal.abort(), "killSignal": "SIGKILL"})
show(typeof(child.pid), child.killed)
child.on("spawn", lambda: show("spawn"))
process.nextTick(lambda: show("tick"))
child.on("error", lambda e: show("error", e.name, e.code, e.cause.name, child.killed))
child.on("exit", lambda code, signal: show("exit", code, signal))
