"""P23 An unref'd timer fires normally while something else is alive."""

from conformance.lib import show
from nodecompat import process, setTimeout

setTimeout(lambda: show("unref"), 5).unref()
setTimeout(lambda: show("ref"), 60)
process.on("exit", lambda: show("exit"))
