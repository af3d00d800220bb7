"""In the parent a throwing listener is an ordinary uncaught exception."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
process.on("uncaughtException", lambda e, origin: show("uncaught", str(e), origin))


@child.on("message")
def on_message(m):
    if m == 2:
        child.disconnect()
    raise Exception(f"m{m}")


@child.on("exit")
def on_exit(code):
    show("exit", code)
    raise Exception("in exit")
