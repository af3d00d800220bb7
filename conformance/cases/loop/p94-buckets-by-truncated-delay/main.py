"""P94 Buckets are keyed by truncated delay; within a bucket FIFO, buckets ordered by expiry of their head."""

from conformance.lib import busy, show
from nodecompat import setTimeout

setTimeout(lambda: show("A"), 20)
setTimeout(lambda: show("B"), 15)
setTimeout(lambda: show("C"), 20)
setTimeout(lambda: show("D"), 15.9)
busy(50)
