# cluster.disconnect tells all workers; its callback comes when the last has disconnected, before any has ended.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
count = {"listening": 0, "gone": 0}


@cluster.on("listening")
def listening(*_):
    count["listening"] += 1
    if count["listening"] < 2:
        return
    cluster.disconnect(lambda: show("callback", len(cluster.workers)))
    show("told", len(cluster.workers))




@cluster.on("exit")
def exited(worker, code):
    count["gone"] += 1
    if count["gone"] == 2:
        show("all ended", code)


cluster.fork()
cluster.fork()
