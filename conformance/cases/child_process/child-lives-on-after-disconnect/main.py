"""A disconnected child goes on until its own work is done."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message():
    child.disconnect()
    show("disconnected")


child.on("exit", lambda code: show("exit", code))
