"""P24 unref'd immediate: run if the loop turns for another reason, dropped otherwise."""

from conformance.lib import show
from nodecompat import process, setImmediate

setImmediate(lambda: show("dropped")).unref()
process.on("exit", lambda: show("exit"))
