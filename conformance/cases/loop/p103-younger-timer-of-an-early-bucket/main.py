"""P103 Bucket effect: a younger timer of an early bucket runs before an earlier-due timer of another bucket."""

from conformance.lib import busy, show
from nodecompat import setTimeout

setTimeout(lambda: show("A due 20"), 20)
setTimeout(lambda: show("B due 40"), 40)
busy(30)
setTimeout(lambda: show("C due 50"), 20)
busy(60)
