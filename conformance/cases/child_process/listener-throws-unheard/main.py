"""A throwing listener without uncaughtException ends the child with code 1."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"stdio": ["ignore", "ignore", "ignore", "ipc"]})
child.on("message", lambda m: show(m))
child.send("x")
child.on("exit", lambda code, signal: show("exit", code, signal))
