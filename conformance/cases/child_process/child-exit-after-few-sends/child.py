"""The child of main.py."""

from nodecompat import process

process.send("one")
process.send({"two": 2})
process.send(3)
process.exit(5)
