from nodecompat import process

name = process.argv[2]
visits = {}


@process.on("message")
def on_message(message, socket):
    address = socket.remoteAddress
    visits[address] = visits.get(address, 0) + 1
    socket.once("data", lambda data: socket.end(f"{name}, visit {visits[address]}"))
