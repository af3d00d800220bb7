"""P46 ES module entry point: the body runs as a microtask, so microtasks precede ticks (ES module)."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate, setTimeout

setTimeout(lambda: show("timeout"), 1)
setImmediate(lambda: setTimeout(lambda: show("later"), 20))
process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("micro"))
show("sync")
