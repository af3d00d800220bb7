# A connection of the primary's own, sent to a worker: the second argument of 'message', for the cluster the third.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
server = net.createServer({"pauseOnConnect": True}, lambda socket: worker.send("yours", socket))


def listening():
    client = net.connect(server.address().port, "127.0.0.1")
    client.on("data", lambda data: show(data.decode()))

    def closed():
        server.close()
        worker.send("back")

    client.on("close", closed)
    client.write("hello")


worker.on("online", lambda: server.listen(0, "127.0.0.1", listening) and None)


@cluster.on("message")
def message(from_, message, handle):
    show("cluster", message, isinstance(handle, net.Server))
    handle.close()
    worker.disconnect()
