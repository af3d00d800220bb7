"""Says hello, and ends when answered."""

from nodecompat import process

process.on("message", lambda: process.disconnect())
process.send("hello")
