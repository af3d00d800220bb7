"""Signal listeners do not keep the process alive."""

from conformance.lib import show
from nodecompat import process

process.on("SIGTERM", lambda: show("never"))
process.on("SIGHUP", lambda: show("never"))
process.on("exit", lambda code: show("exit", code, process.listenerCount("SIGTERM")))
