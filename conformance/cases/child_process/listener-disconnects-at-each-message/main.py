"""Three messages are there when the child starts; its listener answers and disconnects at each of them."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
for n in [1, 2, 3]:
    child.send(n, lambda: None)
child.on("message", lambda m: show("answer", m))
child.on("exit", lambda code: show("exit", code))
