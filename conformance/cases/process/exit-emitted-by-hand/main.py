"""Emitting 'exit' by hand only calls the listeners."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda code: show("exit", code))
show(process.emit("exit", 33))
show("still here")
