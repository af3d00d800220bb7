"""ref() undoes unref(): the parent waits for 'exit'."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.unref()
child.channel.unref()
child.ref()
child.on("exit", lambda code: show("exit", code))
process.on("exit", lambda: show("parent exit"))
