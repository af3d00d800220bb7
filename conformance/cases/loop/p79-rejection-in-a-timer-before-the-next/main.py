"""P79 rejection created in a timer is reported before the next due timer."""

from conformance.lib import busy, show
from nodecompat import Promise, process, setTimeout

process.on("unhandledRejection", lambda r: show("UR", r))


def a():
    show("A")
    Promise.reject("x")
    process.nextTick(lambda: show("A-tick"))


setTimeout(a, 1)
setTimeout(lambda: show("B"), 1)
busy(20)
