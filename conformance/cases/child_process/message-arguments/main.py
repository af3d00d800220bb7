"""What a 'message' listener is called with."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(*a):
    show(len(a), a[0])
    child.disconnect()


child.on("message", lambda m, handle: show(m, "handle" if handle else "no handle"))
child.send("hello")
child.on("exit", lambda code: show("exit", code))
