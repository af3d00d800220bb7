"""P28 All due timers run before the first immediate."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout


def a():
    show("A")
    setImmediate(lambda: show("imm"))


setTimeout(a, 1)
setTimeout(lambda: show("B"), 2)
setTimeout(lambda: show("C"), 3)
busy(20)
