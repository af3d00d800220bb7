"""The callback of send() is a tick with null; send() returns true."""

from conformance.lib import show
from nodecompat import Promise, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
process.nextTick(lambda: show("tick 1"))
show(child.send("a", lambda e: show("callback", e)))
process.nextTick(lambda: show("tick 2"))
Promise.resolve().then(lambda: show("micro"))
show("sync")
child.on("exit", lambda code: show("exit", code))
