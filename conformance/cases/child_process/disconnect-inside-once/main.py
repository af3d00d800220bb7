"""A message read together with the last one that is listened for."""

from conformance.lib import busy, show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
process.on("uncaughtException", lambda e: show("uncaught", e.name))


@child.once("message")
def first():
    busy(250)

    @child.once("message")
    def second(m):
        show("message", m)
        child.disconnect()


child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code: show("exit", code))
