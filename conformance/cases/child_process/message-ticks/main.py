"""Messages read together are consecutive ticks; what their listeners queue comes after the last."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
for m in ["m1", "m2", "m3"]:
    child.send(m)


@child.on("message")
def on_message(trace):
    show(" ".join(trace))
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
