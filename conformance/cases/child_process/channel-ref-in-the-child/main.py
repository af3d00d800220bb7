"""process.channel.ref() keeps the child without any listener."""

from conformance.lib import show
from nodecompat import process, setTimeout
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


def disconnect():
    show("disconnecting")
    child.disconnect()


@child.on("message")
def on_message(m):
    show(m)
    setTimeout(disconnect, 50)


child.on("exit", lambda code: show("exit", code))
