"""Node 24 warns once about a negative delay and once about one that is no number."""

import math

from conformance.lib import show
from nodecompat import process, setTimeout, undefined

process.removeAllListeners("warning")
process.on("warning", lambda w: show(w.name, "|", w.message))
for delay in [-5, -6, math.nan, math.nan, undefined, 0]:
    setTimeout(lambda *, delay=delay: show("fired", delay), delay)
show("sync")
