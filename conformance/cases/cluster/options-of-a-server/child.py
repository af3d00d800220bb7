from nodecompat import net, process, setTimeout

server = net.createServer({"allowHalfOpen": True, "pauseOnConnect": True})


@server.on("connection")
def connection(socket):
    port = server.address().port
    process.send([socket.server is server, socket.remoteAddress, socket.localAddress, socket.localPort == port, socket.isPaused()])
    server.getConnections(lambda error, count: process.send([error, count, server.listening]))
    got = []

    def read():
        socket.setEncoding("utf8")
        socket.on("data", got.append)
        socket.resume()
        socket.on("end", lambda: setTimeout(lambda: socket.end("".join(got)), 20))

    setTimeout(read, 20)


server.listen(0, "127.0.0.1")
