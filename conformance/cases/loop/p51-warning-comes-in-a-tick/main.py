"""P51 emitWarning: the 'warning' event comes in a later tick."""

from conformance.lib import show
from nodecompat import process

process.removeAllListeners("warning")
process.on("warning", lambda w: show("warning", w.name, w.message))
process.nextTick(lambda: show("t1"))
process.emitWarning("hey", "Kind", "C1")
process.nextTick(lambda: show("t2"))
show("sync")
