"""P33 beforeExit that schedules work is emitted again afterwards."""

from conformance.lib import show
from nodecompat import process, setTimeout

n = 0


@process.on("beforeExit")
def before_exit(c):
    global n
    n += 1
    show("beforeExit", c, n)
    if n < 3:
        setTimeout(lambda: show("work", n), 1)


process.on("exit", lambda c: show("exit", c))
