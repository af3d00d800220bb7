"""P19 Clearing a later immediate from an earlier one of the same batch prevents it; from a tick in between too."""

from conformance.lib import show
from nodecompat import clearImmediate, process, setImmediate


def i1():
    show("1")
    clearImmediate(i2)
    process.nextTick(lambda: clearImmediate(i3))


setImmediate(i1)
i2 = setImmediate(lambda: show("2"))
i3 = setImmediate(lambda: show("3"))
setImmediate(lambda: show("4"))
