# Exclusive sockets are the worker's own: their ports differ, and the primary hears of none.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
cluster.on("listening", lambda *_: show("never"))
ports = []


@cluster.on("message")
def message(worker, found):
    ports.extend(found)
    if len(ports) == 2:
        cluster.fork()
    if len(ports) < 4:
        return
    show(len({ports[0], ports[2]}), len({ports[1], ports[3]}))
    for worker in list(cluster.workers.values()):
        worker.disconnect()


cluster.on("disconnect", lambda worker: show("disconnect", worker.isDead()))
cluster.fork()
