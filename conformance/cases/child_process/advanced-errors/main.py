"""On the advanced wire errors arrive as errors of their class with their message."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"serialization": "advanced"})


@child.on("message")
def on_message(e):
    show(isinstance(e, Exception), isinstance(e, TypeError), str(e))
    if isinstance(e, TypeError):
        child.disconnect()


child.send(Exception("plain"))
child.send(TypeError("typed"))
child.on("exit", lambda code: show("exit", code))
