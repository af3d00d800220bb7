"""The child of main.py."""

from nodecompat import process

process.on("message", lambda: None)
process.channel.unref()
process.on("exit", lambda: process.send(["ends", process.listenerCount("message"), process.connected]))
