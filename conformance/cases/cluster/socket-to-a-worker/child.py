from nodecompat import cluster, net, process


@cluster.worker.on("message")
def message(message, socket):
    if message == "yours":
        socket.on("data", lambda data: socket.end(f"{data.decode()} from {cluster.worker.id}"))
        return
    server = net.createServer()

    def listening():
        process.send("mine", server)
        server.close()

    server.listen({"port": 0, "host": "127.0.0.1", "exclusive": True}, listening)
