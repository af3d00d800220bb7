"""A handle that is sent right before process.exit() arrives."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("message", lambda m, handle: (show(m, handle.listening), handle.close()))
child.on("exit", lambda code: show("exit", code))
