"""P72 exitCode set, then an uncaught exception: code 1 overrides."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.exitCode = 5
process.on("exit", lambda c: show("exit", c))


def fail():
    raise Exception("x")


setTimeout(fail, 1)
