"""P54 Two I/O completions: ticks and microtasks run after each callback."""

from conformance.lib import busy, show
from nodecompat import Promise, fs, process, setImmediate

k = 0


def cb():
    global k
    show("io")
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))
    k += 1
    if k == 2:
        setImmediate(lambda: show("immediate"))


fs.stat("/", cb)
fs.stat("/", cb)
busy(50)
