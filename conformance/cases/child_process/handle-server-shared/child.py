"""The child of main.py."""

from nodecompat import process

server = None


@process.on("message")
def on_message(m, handle):
    global server
    if m == "close":
        server.close(lambda: process.send("closed"))
        return
    server = handle
    server.on("connection", lambda socket: socket.end("child"))
    process.send([m, server.listening, server.address().address])
