"""P81 Interval re-arms from the start of its callback; equal-delay timers created inside the callback run later."""

from conformance.lib import busy, show
from nodecompat import clearInterval, setInterval, setTimeout

n = 0


def tick():
    global n
    n += 1
    show("interval", n)
    if n == 1:
        setTimeout(lambda: show("one-shot"), 30)
        busy(5)
    if n == 2:
        clearInterval(interval)


interval = setInterval(tick, 30)
