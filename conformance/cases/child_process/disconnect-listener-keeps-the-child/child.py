"""The child of main.py."""

from nodecompat import process

process.on("disconnect", lambda: process.exit(1 if process.connected or process.channel else 6))
process.send("ready")
