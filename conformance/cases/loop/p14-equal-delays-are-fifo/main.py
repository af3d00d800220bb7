"""P14 Equal delay: FIFO. 0, 1, undefined, NaN, -5, '1', 1.9 are all the 1 ms list."""

import math

from conformance.lib import busy, show
from nodecompat import process, setTimeout, undefined

process.removeAllListeners("warning")
for i, d in enumerate([0, 1, undefined, math.nan, -5, "1", 1.9, 2**31, None, "abc"]):
    setTimeout(lambda *, i=i, d=d: show(i, d), d)
busy(20)
