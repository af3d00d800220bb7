"""Emitting 'end' at stdin by hand only calls the listeners."""

from conformance.lib import show
from nodecompat import process

process.stdin.on("end", lambda: show("heard"))
show(process.stdin.emit("end"), process.stdin.readableEnded)
process.stdin.pause()
