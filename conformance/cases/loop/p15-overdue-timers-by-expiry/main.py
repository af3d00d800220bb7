"""P15 Overdue timers of different delays: sorted by (expiry of the list head), not by creation."""

from conformance.lib import busy, show
from nodecompat import setTimeout

setTimeout(lambda: show("30"), 30)
setTimeout(lambda: show("10"), 10)
setTimeout(lambda: show("20"), 20)
setTimeout(lambda: show("10b"), 10)
busy(60)
