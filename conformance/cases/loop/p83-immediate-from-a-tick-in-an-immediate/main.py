"""P83 setImmediate inside a tick inside an immediate: next turn."""

from conformance.lib import show
from nodecompat import process, setImmediate


def t():
    show("t")
    setImmediate(lambda: show("i3"))


def i1():
    show("i1")
    process.nextTick(t)


setImmediate(i1)
setImmediate(lambda: show("i2"))
