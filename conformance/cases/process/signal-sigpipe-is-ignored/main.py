"""SIGPIPE without a listener does nothing, with one it is delivered."""

from conformance.lib import show
from nodecompat import clearTimeout, process, setTimeout

process.kill(process.pid, "SIGPIPE")
show("alive")


@process.on("SIGPIPE")
def on_pipe(*a):
    show(a)
    clearTimeout(t)


process.kill(process.pid, "SIGPIPE")
t = setTimeout(lambda: None, 5000)
