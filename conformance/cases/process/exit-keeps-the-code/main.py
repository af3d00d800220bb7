"""process.exit() without an argument ends with the exitCode set before."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.exitCode = 5
process.on("exit", lambda code: show("exit", code))
setTimeout(lambda: process.exit(), 1)
