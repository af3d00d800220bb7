"""The child of main.py."""

from nodecompat import process

send = process.send
process.send = lambda m: send("wrapped " + m)
process.send("hello")
process.send = send
process.send("plain")
