"""The child of main.py."""

from nodecompat import process

process.exit(0)
