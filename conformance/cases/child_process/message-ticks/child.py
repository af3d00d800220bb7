"""The child of main.py."""

from conformance.lib import busy
from nodecompat import Promise, process, setImmediate

trace = []
busy(100)


@process.on("message")
def on_message(m):
    trace.append(m)
    process.nextTick(lambda: trace.append(m + "-tick"))
    Promise.resolve().then(lambda: trace.append(m + "-micro"))

    def immediate():
        trace.append(m + "-immediate")
        if len(trace) == 12:
            process.send(trace)

    setImmediate(immediate)
