"""P69 Throw inside beforeExit with an uncaughtException listener: the loop turns again and beforeExit fires again."""

from conformance.lib import show
from nodecompat import process

n = 0
process.on("uncaughtException", lambda e: show("UE", str(e)))


@process.on("beforeExit")
def before_exit():
    global n
    n += 1
    show("beforeExit", n)
    if n < 3:
        raise Exception(f"bE{n}")


process.on("exit", lambda c: show("exit", c))
