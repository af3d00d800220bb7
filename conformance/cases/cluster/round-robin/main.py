# Connections go round: each to the worker that was free for the longest.
import os

from nodecompat import cluster, net, setTimeout
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
order = []


@cluster.on("listening")
def listening(worker, address):
    order.append(worker.id)
    if len(order) == 3:
        connect(address.port, 7)
    else:
        cluster.fork()


def connect(port, left):
    if left == 0:
        return cluster.disconnect(lambda: show("disconnected", len(cluster.workers)))
    socket = net.connect(port, "127.0.0.1")
    socket.setEncoding("utf8")
    socket.on("data", lambda id: show(order.index(int(id))))
    socket.on("close", lambda: setTimeout(connect, 20, port, left - 1))


cluster.fork()
