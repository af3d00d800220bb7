"""execFile() with a signal that is aborted right after."""

from conformance.lib import show
from nodecompat import AbortController
from nodecompat.child_process import execFile

controller = AbortController()


@lambda callback: execFile("sleep", ["5"], {"signal": controller.signal}, callback)
def child(error, stdout, stderr):
    show(error.name, error.code, error.message, stdout == "", stderr == "")


child.on("close", lambda code, signal: show("close", code, signal))
controller.abort()
show("aborted", child.killed)
