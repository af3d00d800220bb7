"""send() returns false while much is waiting; its callback comes when the bytes are gone."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
show(child.send("x" * 3000000, lambda e: show("big", e)))
show(child.send("small", lambda e: show("small", e)))
process.nextTick(lambda: show("tick"))
show("sync")


@child.on("message")
def on_message(m):
    show(m)
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
