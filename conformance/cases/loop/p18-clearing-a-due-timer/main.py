"""P18 Clearing a due timer from an earlier callback of the same pass prevents it."""

from conformance.lib import busy, show
from nodecompat import clearTimeout, setTimeout


def a():
    show("A")
    clearTimeout(b)
    clearTimeout(c)


setTimeout(a, 1)
b = setTimeout(lambda: show("B"), 1)
c = setTimeout(lambda: show("C"), 5)
setTimeout(lambda: show("D"), 5)
busy(20)
