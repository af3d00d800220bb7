"""Messages read before disconnect() are still delivered, before 'disconnect'."""

from conformance.lib import busy, show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show("message", m)
    if m == 0:
        busy(250)
    if m == 1:
        child.disconnect()


child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code: show("exit", code))
