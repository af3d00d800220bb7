"""The child of main.py."""

from nodecompat import process, setTimeout

setTimeout(lambda: process.exit(3), 50)
