"""P29 Recursive nextTick starves timers, immediates and microtasks."""

import time

from conformance.lib import show
from nodecompat import Promise, process, setImmediate, setTimeout

n = 0
setImmediate(lambda: show("immediate", n))
setTimeout(lambda: show("timeout", n), 0)
Promise.resolve().then(lambda: show("micro", n))
busy_until = time.monotonic() + 0.020


def f():
    global n
    n += 1
    if time.monotonic() < busy_until or n < 1000:
        process.nextTick(f)
    else:
        n = "done"
        show("ticks over")


process.nextTick(f)
