"""abort() kills the child and emits an AbortError before it returns."""

from conformance.lib import show
from nodecompat import AbortController, process
from nodecompat.child_process import fork

controller = AbortController()
child = fork(process.env.CHILD, [], {"signal": controller.signal})
child.on("error", lambda e: show("error", e.name, e.code, e.message, e.cause))


@child.on("message")
def on_message():
    controller.abort("reason")
    show("aborted", child.killed)


child.on("exit", lambda code, signal: show("exit", code, signal))
