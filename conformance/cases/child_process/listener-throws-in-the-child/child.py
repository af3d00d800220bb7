"""The child of main.py."""

from nodecompat import process

process.on("uncaughtException", lambda e: process.send("uncaught " + str(e)))


@process.on("message")
def on_message(m):
    raise Exception(m)
