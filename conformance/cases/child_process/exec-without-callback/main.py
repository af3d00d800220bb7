"""Without a callback nothing is said of a failure, not even of a missing program."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import exec, execFile


@exec("exit 1").on("close")
def on_close(code):
    show("close", code)
    execFile("/no/such/program").on("close", lambda code: show("close", code))


process.on("exit", lambda code: show("exit", code))
