"""P85 Exception in a tick scheduled by beforeExit."""

from conformance.lib import show
from nodecompat import process

process.on("uncaughtException", lambda e: show("UE", str(e)))
n = 0


def fail():
    raise Exception("tick")


@process.on("beforeExit")
def before_exit():
    global n
    n += 1
    show("beforeExit", n)
    if n == 1:
        process.nextTick(fail)


process.on("exit", lambda c: show("exit", c))
