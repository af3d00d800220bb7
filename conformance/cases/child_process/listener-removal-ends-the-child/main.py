"""When the last 'message' listener goes the child ends although it is connected."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m: show("message", m))
child.send("a")
child.send("end")
child.on("exit", lambda code: show("exit", code))
