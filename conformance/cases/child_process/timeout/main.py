"""timeout kills the child with killSignal, without an 'error' event."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"timeout": 1000, "killSignal": "SIGKILL"})
child.on("message", lambda m: show(m, child.killed))
child.on("error", lambda: show("never"))
child.on("exit", lambda code, signal: show("exit", code, signal, child.killed))
