"""process.abort() ends the process by SIGABRT, without any event."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda: show("never"))
process.on("SIGABRT", lambda: show("never"))
show("before")
process.abort()
