"""The child of main.py."""

from nodecompat import process

server = None


@process.on("message")
def on_message(m, handle=None):
    global server
    if m == "close":
        server.close()
        process.disconnect()
        return
    server = handle
    server.on("connection", lambda socket: socket.end("from the child"))
    process.send([m, server.listening, "number" if type(server.address()["port"]) is int else "?"])
