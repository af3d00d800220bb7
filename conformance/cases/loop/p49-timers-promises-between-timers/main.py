"""P49 timers/promises resolves from inside the timer phase; continuation is a microtask between timers."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout
from nodecompat.timers import promises as tp

tp.setTimeout(1, "v").then(lambda v: show("tp", v))
setTimeout(lambda: show("next timer"), 1)
tp.setImmediate("i").then(lambda v: show("tp", v))
setImmediate(lambda: show("next immediate"))
busy(20)
