from nodecompat import net

net.createServer(lambda socket: socket.end("hello")).listen(0, "127.0.0.1")
