"""process.exit(undefined) clears an exitCode, process.exit() keeps it."""

from conformance.lib import show
from nodecompat import process, undefined

process.exitCode = 5
process.on("exit", lambda code: show("exit", code))
process.exit(undefined)
