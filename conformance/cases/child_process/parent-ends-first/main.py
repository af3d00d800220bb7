"""When the parent ends the child gets 'disconnect' and may go on."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show(m)
    process.exit(0)
