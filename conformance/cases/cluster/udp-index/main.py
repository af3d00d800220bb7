# bind(0) twice in a worker: each worker has the same two ports; a socket that is closed while it binds emits 'close'.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
ports = {}


@cluster.on("message")
def message(worker, found):
    if found == "closed":
        return show(found)
    ports[worker.id] = found
    if worker.id == 1:
        return cluster.fork() and None
    show(ports[1][0] == ports[2][0], ports[1][1] == ports[2][1], ports[1][0] == ports[1][1])
    cluster.disconnect()


cluster.fork()
