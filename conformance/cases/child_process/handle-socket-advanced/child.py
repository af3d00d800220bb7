"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m, socket=None):
    if m == "end":
        process.disconnect()
        return
    process.send([m, socket.readable, socket.writable, socket.readyState])
    socket.end("hello")
    socket.resume()
