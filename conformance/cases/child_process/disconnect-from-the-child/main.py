"""process.disconnect() in the child: the parent hears it while the child goes on."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m: show("message", m))
child.on("disconnect", lambda: show("disconnect", child.connected, child.exitCode))
child.on("exit", lambda code: show("exit", code))
child.on("close", lambda code: show("close", code))
