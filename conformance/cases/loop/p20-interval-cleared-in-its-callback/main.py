"""P20 setInterval cleared inside its own callback: current call finishes, no further call, process ends."""

from conformance.lib import show
from nodecompat import clearInterval, process, setInterval

n = 0


def tick():
    global n
    n += 1
    if n == 3:
        clearInterval(interval)
    show("interval", n, interval._destroyed)


interval = setInterval(tick, 1)
process.on("exit", lambda: show("exit", n))
