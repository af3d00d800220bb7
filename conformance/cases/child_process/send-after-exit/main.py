"""After the child has ended send() returns false with ERR_IPC_CHANNEL_CLOSED."""

from conformance.lib import show, typeof
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("close")
def on_close():
    show(child.connected, child.send("late", lambda e: show(e.code, e.message)))
    show(child.channel, typeof(child.send), typeof(child.disconnect))
