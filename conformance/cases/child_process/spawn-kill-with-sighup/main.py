"""kill() sends the signal it is given; 'close' tells which one it was."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sleep", ["5"], {"stdio": "ignore"})
child.on("close", lambda code, signal: show("ended by", code, signal, child.killed, child.signalCode, child.kill()))
child.on("spawn", lambda: show(child.kill(0), child.killed, child.kill("sighup")))
