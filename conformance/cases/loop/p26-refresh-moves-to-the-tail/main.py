"""P26 timeout.refresh() moves a timer to the tail of its list."""

from conformance.lib import busy, show
from nodecompat import setTimeout

a = setTimeout(lambda: show("A"), 10)
setTimeout(lambda: show("B"), 10)
a.refresh()
busy(30)
