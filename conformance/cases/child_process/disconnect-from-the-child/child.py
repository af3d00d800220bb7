"""The child of main.py."""

from nodecompat import process, setTimeout

process.send("last words")
process.disconnect()
setTimeout(lambda: process.exit(4), 150)
