"""An abort after the child has ended does nothing."""

from conformance.lib import show
from nodecompat import AbortController, process
from nodecompat.child_process import fork

controller = AbortController()
child = fork(process.env.CHILD, [], {"signal": controller.signal})
child.on("error", lambda: show("never"))


@child.on("exit")
def on_exit(code, signal):
    controller.abort()
    show("exit", code, signal, child.killed)
