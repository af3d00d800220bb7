"""Without pipes 'close' follows 'exit' at once, before any tick."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

child = spawn("true", {"stdio": "ignore"})


@child.on("exit")
def on_exit():
    process.nextTick(lambda: show("tick"))
    show("exit")


child.on("close", lambda: show("close"))
