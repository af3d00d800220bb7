"""The child of main.py."""

from nodecompat import process, setTimeout


@process.on("message")
def on_message(m):
    if m == "small":
        setTimeout(lambda: process.send("got it"), 50)
