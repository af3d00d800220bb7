"""The child of main.py."""

from nodecompat import process

process.stdout.on("finish", lambda: process.send("finish"))
process.stdout.end("foo")
process.send([process.stdout.writableEnded, process.stdout.destroyed])
process.stderr.end("bar")
