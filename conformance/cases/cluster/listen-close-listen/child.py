from nodecompat import cluster, net, process, setImmediate

early = net.createServer().listen(0, "127.0.0.1", lambda: process.send("never"))
process.send(["early", early.listening, early.address()])


@early.on("close")
def early_closed():
    process.send("early closed")
    server = net.createServer()

    def first():
        process.send(["first", server.listening])
        server.close(closed)

    def closed():
        process.send(["closed", server.listening, server.address()])
        server.listen(0, "127.0.0.1", second)

    def second():
        process.send(["second", server.listening])
        setImmediate(lambda: cluster.worker.disconnect() and None)

    server.listen(0, "127.0.0.1", first)


early.close(lambda error: process.send(error.code))
