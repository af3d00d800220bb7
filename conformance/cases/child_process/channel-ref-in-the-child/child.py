"""The child of main.py."""

from nodecompat import process

process.channel.ref()
process.send("staying")
