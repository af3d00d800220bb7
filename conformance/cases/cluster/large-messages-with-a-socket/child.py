from nodecompat import process


@process.on("message")
def message(message, socket=None):
    if message["name"] == "loop":
        while True:
            pass
    process.send({"name": "got " + message["name"], "text": message.get("text", "")})
    if socket:
        process.send({"name": "back", "text": "y" * 800000}, socket)
