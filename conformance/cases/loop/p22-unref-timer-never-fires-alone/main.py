"""P22 An unref'd timer never fires if nothing else is alive."""

from conformance.lib import show
from nodecompat import process, setTimeout

setTimeout(lambda: show("never"), 2000).unref()
setTimeout(lambda: show("ref"), 1)
process.on("exit", lambda: show("exit"))
