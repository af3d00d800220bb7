"""process.exit() inside the child's 'message' listener ends it with that code."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.send({"cmd": "stop", "code": 21})
child.send({"cmd": "never seen"})
child.on("message", lambda m: show("message", m))
child.on("exit", lambda code, signal: show("exit", code, signal))
