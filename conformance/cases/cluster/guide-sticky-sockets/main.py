# Connections that name the same session go to the same worker: the primary accepts, looks, and passes the socket on.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
workers = [cluster.fork(), cluster.fork()]


def connection(socket):
    session = int(socket.remoteAddress.split(".").pop())
    workers[session % len(workers)].send("connection", socket)


server = net.createServer({"pauseOnConnect": True}, connection)
ready = 0


@cluster.on("online")
def online(_):
    global ready
    ready += 1
    if ready == 2:
        server.listen(0, "0.0.0.0", lambda: ask(["127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.5"]))


def ask(addresses):
    if not addresses:
        server.close()
        return cluster.disconnect()
    localAddress = addresses.pop(0)
    socket = net.connect({"port": server.address().port, "host": "127.0.0.1", "localAddress": localAddress})
    socket.write("hello")
    socket.on("data", lambda data: show(localAddress, data.decode()))
    socket.on("close", lambda: ask(addresses))
