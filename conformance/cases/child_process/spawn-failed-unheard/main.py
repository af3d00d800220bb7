"""An 'error' nobody listens for ends the program."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

process.on("exit", lambda code: show("exit", code))


@process.on("uncaughtException")
def on_uncaught(e, origin):
    show("uncaught", e.message, origin)
    process.exitCode = 3


spawn("/no/such/program", {"stdio": "ignore"})
