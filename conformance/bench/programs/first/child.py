"""Says one word and ends."""

from nodecompat import process

process.send("ready")
