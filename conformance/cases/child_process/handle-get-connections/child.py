"""The child of main.py."""

from nodecompat import process

sockets = []


@process.on("message")
def on_message(m, socket):
    if socket:
        sockets.append(socket.resume())
    elif m == "all":
        process.send("all")
    elif m == "close two":
        sockets.pop().destroy()
        sockets.pop().once("close", lambda: process.send("two closed")).destroy()
    else:
        sockets.pop().destroy()
