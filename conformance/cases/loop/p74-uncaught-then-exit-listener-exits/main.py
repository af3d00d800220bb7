"""P74 uncaught exception; an exit listener calls process.exit(43)."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def on_exit(c):
    show("exit", c)
    process.exit(43)


raise Exception("x")
