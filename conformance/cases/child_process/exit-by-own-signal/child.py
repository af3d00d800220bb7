"""The child of main.py."""

from nodecompat import process, setTimeout

setTimeout(lambda: process.kill(process.pid, "SIGTERM"), 1)
setTimeout(lambda: None, 5000)
