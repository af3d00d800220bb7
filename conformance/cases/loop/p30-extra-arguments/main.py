"""P30 Extra arguments."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout, undefined

process.nextTick(lambda *a: show("tick", a), 1, 2, 3, 4, 5)
setTimeout(lambda *a: show("timeout", a), 1, "x", "y")
setImmediate(lambda *a: setTimeout(lambda: show("immediate", a), 20), "z", undefined)
