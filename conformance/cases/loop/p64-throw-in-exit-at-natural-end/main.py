"""P64 Throw inside 'exit' on natural end, with no uncaughtException listener."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def e1(c):
    show("e1", c)
    raise Exception("in exit")


process.on("exit", lambda c: show("e2", c))
