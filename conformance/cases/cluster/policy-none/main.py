# Without a policy the workers have the socket themselves: the primary sees no connection.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
cluster.schedulingPolicy = cluster.SCHED_NONE
count = {"listening": 0, "left": 6}


@cluster.on("listening")
def listening(worker, at):
    show("listening", at.address, at.addressType, at.port > 0)
    count["listening"] += 1
    if count["listening"] < 2:
        return cluster.fork() and None

    def closed():
        count["left"] -= 1
        if count["left"] == 0:
            cluster.disconnect(lambda: net.connect(at.port, "127.0.0.1").on("error", lambda error: show(error.code)))

    for _ in range(6):
        net.connect(at.port, "127.0.0.1").on("data", lambda data: show(data.decode())).on("close", closed)


cluster.fork()
