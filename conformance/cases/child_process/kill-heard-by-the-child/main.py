"""A child with a signal listener decides itself what a signal means."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    show(m)
    if m == "ready":
        child.kill("SIGTERM")


child.on("exit", lambda code, signal: show("exit", code, signal, child.killed))
