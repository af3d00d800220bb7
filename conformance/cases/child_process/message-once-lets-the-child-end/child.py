"""The child of main.py."""

from nodecompat import process

process.once("message", lambda m: process.send(m + " done"))
