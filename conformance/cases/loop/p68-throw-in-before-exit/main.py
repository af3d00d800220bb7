"""P68 Throw inside beforeExit without listener."""

from conformance.lib import show
from nodecompat import process


@process.on("beforeExit")
def before_exit():
    raise Exception("in beforeExit")


process.on("exit", lambda c: show("exit", c))
