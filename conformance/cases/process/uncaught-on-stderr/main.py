"""A fatal error is printed on stderr with its message."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda code: show("exit", code))
raise Exception("the message")
