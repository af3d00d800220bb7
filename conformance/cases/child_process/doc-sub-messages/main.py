"""Parent and child greet each other, and the child takes its leave."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

n = fork(process.env.CHILD)
n.on("message", lambda m: show("PARENT got message:", m))
n.on("disconnect", lambda: show("disconnect", n.connected))
n.on("close", lambda code: show("close", code))
n.send({"hello": "world"})
show(n.connected)
