"""P66 Throw inside 'exit' on natural end, WITH uncaughtException listener: later exit listeners skipped, code 0."""

from conformance.lib import show
from nodecompat import process

process.on("uncaughtException", lambda e: show("UE", str(e)))


@process.on("exit")
def e1(c):
    show("e1", c)
    raise Exception("in exit")


process.on("exit", lambda c: show("e2", c))
