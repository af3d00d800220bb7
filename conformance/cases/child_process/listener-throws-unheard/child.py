"""The child of main.py."""

from nodecompat import process

process.on("exit", lambda code: process.send(f"exit {code}"))


@process.on("message")
def on_message():
    raise Exception("x")
