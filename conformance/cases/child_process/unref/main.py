"""A parent that unrefs child and channel ends first; the child sees 'disconnect'."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show(m)
    child.unref()
    child.channel.unref()


process.on("exit", lambda code: show("parent exit", code, child.connected))
