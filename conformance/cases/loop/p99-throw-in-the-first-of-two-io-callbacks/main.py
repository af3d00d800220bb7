"""P99 Exception in the first of two I/O callbacks of one poll: the second runs before the first one's ticks."""

from conformance.lib import busy, show
from nodecompat import Promise, fs, process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))
k = 0


def cb():
    global k
    k += 1
    number = k
    show(f"io{number}")
    process.nextTick(lambda: show(f"tick{number}"))
    Promise.resolve().then(lambda: show(f"micro{number}"))
    if number == 1:
        raise Exception("x")


fs.stat("/", cb)
fs.stat("/", cb)
busy(50)
setImmediate(lambda: show("immediate"))
