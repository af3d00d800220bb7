"""P61 process.exit() from the main script: pending ticks and microtasks are dropped, those of listeners too."""

from conformance.lib import show
from nodecompat import Promise, process


@process.on("exit")
def on_exit(c):
    show("exit", c)
    Promise.resolve().then(lambda: show("exit-micro"))
    process.nextTick(lambda: show("exit-tick"))


process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("micro"))
process.exit()
