from nodecompat import cluster, net

net.createServer(lambda socket: socket.end(f"{cluster.worker.id}")).listen(0, "127.0.0.1")
