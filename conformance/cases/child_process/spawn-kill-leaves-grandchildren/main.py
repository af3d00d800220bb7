"""kill() ends the shell, not what the shell has started."""

from conformance.lib import show
from nodecompat import setTimeout
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", 'sh -c "sleep 0.4; echo still here" & wait'], {"stdio": ["ignore", "pipe", "inherit"]})
child.stdout.on("data", lambda data: show(data.decode().strip()))
child.on("exit", lambda code, signal: show("exit", code, signal))
child.on("close", lambda code, signal: show("close", code, signal))
setTimeout(lambda: child.kill(), 150)
