"""P70 process.exit inside beforeExit."""

from conformance.lib import show
from nodecompat import process


@process.on("beforeExit")
def before_exit():
    show("beforeExit")
    process.exit(6)


process.on("exit", lambda c: show("exit", c))
