"""The child of main.py."""

from nodecompat import process

n = 0


@process.on("message")
def on_message():
    global n
    n += 1


process.on("disconnect", lambda: process.exit(n))
