"""P01 Sync code, then all ticks, then microtasks, then timers."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout

setTimeout(lambda: show("timeout"), 0)
Promise.resolve().then(lambda: show("micro"))
process.nextTick(lambda: show("tick"))
show("sync")
