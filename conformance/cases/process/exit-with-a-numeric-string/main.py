"""process.exit takes a number written as a string."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda code: show("exit", int(code)))
process.exit("0x10")
