from nodecompat import net

net.createServer(lambda socket: socket.end("served")).listen(0, "127.0.0.1")
