"""P35 beforeExit: a tick that starts a timer revives the loop."""

from conformance.lib import show
from nodecompat import process, setTimeout

n = 0


@process.on("beforeExit")
def before_exit():
    global n
    n += 1
    show("beforeExit", n)
    if n == 1:
        process.nextTick(tick)


def tick():
    show("tick")
    setTimeout(lambda: show("timeout"), 1)


process.on("exit", lambda: show("exit"))
