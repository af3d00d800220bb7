"""The child of main.py."""

from nodecompat import process

process.on("message", lambda: None)
process.on("SIGTERM", lambda name, number: process.send(["heard", name, number], lambda: process.exit(9)))
process.send("ready")
