"""A throwing 'message' listener with uncaughtException loses no message."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
for m in [1, 2, 3]:
    child.send(m)


@child.on("message")
def on_message(m):
    show(m)
    if m == "uncaught 3":
        child.disconnect()


child.on("exit", lambda code: show("exit", code))
