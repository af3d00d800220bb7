"""P34 beforeExit that only schedules a tick / microtask: they run, but the loop is not alive again."""

from conformance.lib import show
from nodecompat import Promise, process

n = 0


@process.on("beforeExit")
def before_exit():
    global n
    n += 1
    show("beforeExit", n)
    if n > 3:
        return
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))


process.on("exit", lambda: show("exit"))
