"""P10 Inside a timer callback: immediate precedes a new 0 ms timer even after blocking."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout


def timeout1():
    setTimeout(lambda: show("timeout2"), 0)
    setImmediate(lambda: show("immediate"))
    busy(20)
    show("timeout1")


setTimeout(timeout1, 0)
