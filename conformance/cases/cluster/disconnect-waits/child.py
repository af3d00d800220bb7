from nodecompat import net, process


def connection(socket):
    socket.write("hello")
    socket.resume()
    socket.on("close", lambda: process.send("connection closed") and None)


server = net.createServer(connection)
server.on("close", lambda: process.send("server closed") and None)
server.listen(0, "127.0.0.1")
