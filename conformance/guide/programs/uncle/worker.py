from nodecompat import process


@process.on("message")
def on_message(message, server):
    server.on("connection", lambda socket: socket.end("from a child"))
    process.on("disconnect", lambda: server.close())
    process.send("ready")
