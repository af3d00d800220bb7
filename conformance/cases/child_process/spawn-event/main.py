"""'spawn' is the first tick; nothing of the child comes before it."""

from conformance.lib import show, typeof
from nodecompat import Promise, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("spawn", lambda: show("spawn", child.connected, typeof(child.pid)))
process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("micro"))
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
show("sync")
