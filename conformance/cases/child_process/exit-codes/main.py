"""exit and close carry the code of every way to end."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

ways = ["exit", "exitCode", "throw", "reject", "natural"]


def next_way():
    if not ways:
        return
    way = ways.pop(0)
    child = fork(process.env.CHILD, [way], {"stdio": ["ignore", "ignore", "ignore", "ipc"]})
    child.on("exit", lambda code, signal: show(way, code, signal, child.exitCode, child.signalCode))

    @child.on("close")
    def on_close(code, signal):
        show("close", code, signal)
        next_way()


next_way()
