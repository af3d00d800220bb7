"""beforeExit is for natural ends: process.exit() and a fatal error skip it."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("beforeExit", lambda: show("never"))
process.on("exit", lambda code: show("exit", code))
setTimeout(lambda: process.exit(2), 1)
