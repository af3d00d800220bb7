from nodecompat import cluster, process


@process.on("message")
def message(message, socket):
    if message != "connection":
        return
    socket.on("data", lambda data: socket.end(f"{data.decode()} from {cluster.worker.id}"))
    socket.resume()
