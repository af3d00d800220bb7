from nodecompat import net, process

server = net.createServer(lambda socket: socket.resume().write("one"))
server.maxConnections = 1
server.dropMaxConnection = True
server.on("drop", lambda ends: process.send([ends.localAddress, ends.remoteFamily]))
server.listen(0, "127.0.0.1")
