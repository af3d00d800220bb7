"""Whether 'close' comes after the parent itself has disconnected."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code: show("exit", code))
child.on("close", lambda code: show("close", code))
child.disconnect()
