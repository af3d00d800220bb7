"""What send() accepted before disconnect()."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.send("x" * 2000000)
child.disconnect()
child.on("exit", lambda code: show("delivered" if code == 1 else "lost"))
