"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m, socket):
    socket.resume().write("child")
