"""'beforeExit' and then 'exit', each with the code; nothing asynchronous runs after 'exit'."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("beforeExit", lambda code: show("beforeExit", code))


@process.on("exit")
def on_exit(code):
    show("exit", code)
    setTimeout(lambda: show("never run"), 0)


show("first")
