"""P25 unref'd and ref'd immediates together keep FIFO order."""

from conformance.lib import show
from nodecompat import setImmediate

setImmediate(lambda: show("u")).unref()
setImmediate(lambda: show("r"))
