"""The child of main.py."""

from nodecompat import process

socket = None


@process.on("message")
def on_message(m, handle):
    global socket
    if m == "end":
        socket.close()
        process.disconnect()
        return
    socket = handle
    process.send([m, socket.type, socket.address().address, socket.address().port > 0])
    socket.on("message", lambda q, info: socket.send(q.decode().upper(), info.port, info.address))
    process.send("ready")
