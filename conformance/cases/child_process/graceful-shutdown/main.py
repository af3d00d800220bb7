"""A worker asked to stop finishes its work, says goodbye and disconnects itself."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show(m)
    if m == "ready":
        child.send("work")
        child.send("shutdown")


child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code, signal: show("exit", code, signal))
