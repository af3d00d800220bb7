"""P11 Inside an immediate: a new immediate waits for the next iteration; a due timer goes first."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout


def i1():
    show("i1")
    setImmediate(lambda: show("i3"))
    setTimeout(lambda: show("timeout"), 0)
    busy(20)


setImmediate(i1)
setImmediate(lambda: show("i2"))
