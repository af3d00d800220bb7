"""The child of main.py."""

from nodecompat import process

name = process.argv[2]


@process.on("message")
def _(m, server):
    server.on("connection", lambda socket: socket.end(f"child {name}"))
    process.send("ready")
    process.on("disconnect", lambda: server.close())
