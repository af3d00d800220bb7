# Each worker's first server on port 0 is at one port, each worker's second at another.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
ports = {}


@cluster.on("message")
def message(worker, found):
    ports[worker.id] = found
    if worker.id == 1:
        return cluster.fork() and None
    show(ports[1][0] == ports[2][0], ports[1][1] == ports[2][1], ports[1][0] == ports[1][1])
    cluster.disconnect()


cluster.fork()
