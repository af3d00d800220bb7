from nodecompat import net, process, setImmediate


def trouble():
    raise RuntimeError("trouble")


def connection(socket):
    socket.setEncoding("utf8")

    @socket.on("data")
    def data(text):
        if text == "work":
            return socket.end("done") and None
        socket.end("sorry")
        setImmediate(trouble)


server = net.createServer(connection)


@process.on("uncaughtException")
def failed(*_):
    process.send({"act": "leaving"})
    server.close(lambda: process.exit(1))


server.listen(0, "127.0.0.1")
