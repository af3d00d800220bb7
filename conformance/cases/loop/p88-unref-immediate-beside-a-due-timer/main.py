"""P88 unref'd immediate next to a due timer: loop turns once for the timer, so it does run."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout

setImmediate(lambda: show("u")).unref()
setTimeout(lambda: show("timeout"), 1)
busy(20)
