"""An async 'message' listener may wait; messages do not wait for it."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.send({"n": 1, "wait": 80})
child.send({"n": 2, "wait": 5})


@child.on("message")
def on_message(m):
    show(m)
    if m == "done 1":
        child.disconnect()


child.on("exit", lambda code: show("exit", code))
