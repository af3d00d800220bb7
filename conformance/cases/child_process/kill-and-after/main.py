"""kill() tells whether the signal went out; after the end it returns false."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message():
    show(child.kill(0), child.killed)
    show(child.kill(), child.kill(), child.exitCode, child.signalCode)


@child.on("exit")
def on_exit(code, signal):
    show("exit", code, signal, child.killed)
    show(child.kill(), child.kill(0), child.kill("SIGKILL"), child.killed)
