"""Waits for messages."""

from nodecompat import process

process.on("message", lambda: None)
process.send("ready")
