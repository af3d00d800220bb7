"""P08 Due timer beats immediate when the main script blocks past the deadline."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout

setImmediate(lambda: show("immediate"))
setTimeout(lambda: show("timeout"), 0)
busy(20)
