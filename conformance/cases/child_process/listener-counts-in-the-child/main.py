"""Two listeners, one removed: the child stays; both removed: it ends."""

from conformance.lib import show
from nodecompat import process, setTimeout
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show(m)
    if m == "one left":
        setTimeout(lambda: child.send("go"), 50)


child.on("exit", lambda code: show("exit", code))
