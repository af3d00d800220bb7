"""disconnect() takes effect at once; the event is a tick; the child sees it and ends."""

from conformance.lib import show, typeof
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show(m, child.connected, typeof(child.channel))
    process.nextTick(lambda: show("tick before"))
    child.disconnect()
    show(child.connected, child.channel)
    process.nextTick(lambda: show("tick after"))


child.on("disconnect", lambda: show("disconnect", child.connected))
child.on("exit", lambda code, signal: show("exit", code, signal))
