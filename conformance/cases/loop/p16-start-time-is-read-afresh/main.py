"""P16 Start time is read afresh for every setTimeout (the loop clock is updated), so blocking between calls counts."""

from conformance.lib import busy, show
from nodecompat import setTimeout

setTimeout(lambda: show("A 40"), 40)
busy(20)
setTimeout(lambda: show("B 5"), 5)
busy(60)
setTimeout(lambda: show("C 1"), 1)
busy(10)
