"""A negative exit code wraps: -1 is 255."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda code: show("exit", code))
process.exitCode = -1
