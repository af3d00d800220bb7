from nodecompat import process


@process.on("message")
def message(message, socket):
    socket.end(f"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n{message['url']} ok")
