"""Aborting kills the child; the AbortError comes inside abort(), before 'exit'."""

from conformance.lib import show
from nodecompat import AbortController
from nodecompat.child_process import spawn

controller = AbortController()
child = spawn("sleep", ["5"], {"signal": controller.signal, "stdio": "ignore"})
child.on("error", lambda e: show("error", e.name, e.code, e.message, e.cause.name))
child.on("exit", lambda code, signal: show("exit", code, signal))


@child.on("spawn")
def on_spawn():
    show("aborting")
    controller.abort()
    show("aborted")
