"""The child of main.py."""

from nodecompat import process

process.on("message", lambda: None)
process.send("ready")
