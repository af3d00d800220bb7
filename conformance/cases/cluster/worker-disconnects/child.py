from nodecompat import cluster, net, process, undefined

worker = cluster.worker
process.send([worker.id, worker.state, worker.process is process, worker.exitedAfterDisconnect is undefined])


def listening():
    process.send([worker.state, worker.disconnect() is worker, worker.state, worker.exitedAfterDisconnect, worker.isConnected()])
    process.send(server.address() is None)


server = net.createServer().listen(0, "127.0.0.1", listening)
server.on("close", lambda: process.send("closed"))
worker.on("disconnect", lambda: worker.disconnect() and None)
