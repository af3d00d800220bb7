"""A child may log although its parent has closed the other end of its output."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork, spawn

child = fork(process.env.CHILD, {"silent": True})
child.on("message", lambda m: show("message", m))


@child.on("close")
def _(code, signal):
    show("close", code, signal)
    other = spawn("sh", ["-c", "sleep 0.05; echo 1"], {"stdio": ["pipe", "pipe", "ignore"]})
    other.stdout.on("close", lambda: show("closed"))
    other.stdout.destroy()


child.stdout.destroy()
child.stdout.on("close", lambda: child.send("go"))
