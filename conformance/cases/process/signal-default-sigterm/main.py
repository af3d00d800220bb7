"""SIGTERM without a listener ends the process by that signal, without 'exit'."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("exit", lambda: show("never"))
setTimeout(lambda: process.kill(process.pid), 1)
setTimeout(lambda: show("never"), 5000)
show("sync")
