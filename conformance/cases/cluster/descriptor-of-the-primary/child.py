from nodecompat import cluster, net, process

server = net.createServer()


@server.on("error")
def failed(error):
    process.send([error.message, error.code, error.errno, error.syscall, error.address])
    cluster.worker.disconnect()


server.listen({"fd": 99})
