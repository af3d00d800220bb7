"""abort() calls the callback of exec() at once, before the child has ended."""

from conformance.lib import show
from nodecompat import AbortController
from nodecompat.child_process import exec

controller = AbortController()


@lambda callback: exec("sleep 5", {"signal": controller.signal}, callback)
def child(e):
    show(e.name, e.code, e.message, e.cmd, e.cause is controller.signal.reason, child.exitCode, child.signalCode)


child.on("exit", lambda code, signal: show("exit", code, signal))


@child.on("spawn")
def on_spawn():
    show("aborting")
    controller.abort()
    show("aborted")
