"""P17 Later timer in a list is not run early even though an earlier one in the same list is due."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout


def a():
    show("A")
    setImmediate(lambda: show("immediate"))


setTimeout(a, 50)
busy(30)
setTimeout(lambda: show("B"), 50)
busy(30)
