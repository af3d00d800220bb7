from nodecompat import process


@process.on("message")
def message(message, socket):
    socket.setEncoding("utf8")
    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: talk\r\nConnection: Upgrade\r\n\r\n")
    socket.write(f"{message['path']} {message['head']}hello\n")
    socket.on("data", lambda text: socket.write(f"{text.strip()} bye\n"))
    socket.on("end", lambda: socket.end() and None)
