from nodecompat import cluster, net

server = net.createServer(lambda socket: socket.resume().write(f"{cluster.worker.id}"))
if cluster.worker.id == 1:
    server.maxConnections = 1
server.listen(0, "127.0.0.1")
