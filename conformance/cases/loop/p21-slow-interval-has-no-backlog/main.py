"""P21 A slow interval callback: no backlog, but the next call is already due when the callback ends."""

from conformance.lib import busy, show
from nodecompat import clearInterval, setImmediate, setInterval

n = 0


def tick():
    global n
    n += 1
    show("interval", n)
    setImmediate(lambda: show("immediate", n))
    if n == 1:
        busy(75)
    if n == 3:
        clearInterval(interval)


interval = setInterval(tick, 20)
