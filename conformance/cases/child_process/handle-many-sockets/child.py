"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m, socket):
    socket.setEncoding("utf8")
    socket.on("data", lambda x: socket.end(f"child {x}"))
