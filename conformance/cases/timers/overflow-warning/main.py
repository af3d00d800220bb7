"""A delay beyond 2 ** 31 - 1 becomes 1 with a TimeoutOverflowWarning, every time."""

from conformance.lib import show
from nodecompat import clearInterval, clearTimeout, process, setInterval, setTimeout

process.removeAllListeners("warning")
process.on("warning", lambda w: show(w.name, "|", w.message))
setTimeout(lambda: show("fired"), 2**31)
clearInterval(setInterval(lambda: show("never"), 2**31 + 0.5))
clearTimeout(setTimeout(lambda: show("never"), 2**31 - 1))
show("sync")
