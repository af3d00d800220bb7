"""timeout kills with killSignal, without an 'error'."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sleep", ["5"], {"timeout": 50, "killSignal": "SIGKILL", "stdio": "ignore"})
child.on("error", lambda: show("error"))
child.on("close", lambda code, signal: show(code, signal, child.killed))
