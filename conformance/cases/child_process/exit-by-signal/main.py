"""A child ended by a signal: code null, the signal's name, and the properties say so too."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message():
    show(child.killed, child.kill("SIGKILL"), child.killed, child.signalCode)


child.on("exit", lambda code, signal: show("exit", code, signal, child.exitCode, child.signalCode))
child.on("close", lambda code, signal: show("close", code, signal, child.connected))
