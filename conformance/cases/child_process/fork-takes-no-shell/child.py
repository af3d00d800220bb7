"""The child of main.py."""

from nodecompat import process

process.send(process.argv[2:])
