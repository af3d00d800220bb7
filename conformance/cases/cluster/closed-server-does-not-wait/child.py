from nodecompat import cluster, net, process

server = net.createServer(lambda socket: socket.resume().write("hello"))
server.listen(0, "127.0.0.1")


@process.on("message")
def message(_):
    server.close()
    cluster.worker.disconnect()
