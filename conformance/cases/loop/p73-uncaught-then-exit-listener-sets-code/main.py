"""P73 uncaught exception; an exit listener changes exitCode."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def on_exit(c):
    show("exit", c, process.exitCode)
    process.exitCode = 42


raise Exception("x")
