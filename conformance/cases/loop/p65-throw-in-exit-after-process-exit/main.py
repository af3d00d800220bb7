"""P65 Throw inside 'exit' after process.exit(5), no uncaughtException listener."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def e1(c):
    show("e1", c)
    raise Exception("in exit")


process.on("exit", lambda c: show("e2", c))
process.exit(5)
