"""The child of main.py."""

from nodecompat import process

process.on("internalMessage", lambda: None)
process.on("error", lambda: None)
process.send(process.connected)
