"""The child of main.py."""

from nodecompat import process

process.on("disconnect", lambda: None)
process.send(1)
process.send(2)
