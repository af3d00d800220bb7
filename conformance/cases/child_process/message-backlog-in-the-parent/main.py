"""The parent keeps messages for a late listener too."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("spawn", lambda: show("spawn"))


def listen():
    @child.on("message")
    def on_message(m):
        show(m)
        if m == 3:
            setImmediate(lambda: child.disconnect())

    show("listening")


setTimeout(listen, 300)
child.on("exit", lambda code: show("exit", code))
