"""P75 uncaught exception; an exit listener throws."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def on_exit(c):
    show("exit", c)
    raise Exception("y")


raise Exception("x")
