"""A message whose cmd starts with NODE_ is an 'internalMessage' and no 'message'."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show("message", m)
    if m == "end":
        child.disconnect()


child.on("internalMessage", lambda m: show("internalMessage", m))
child.on("exit", lambda code: show("exit", code))
