# A worker that is told to disconnect while it waits for an answer gets none, and ends.
import os

from nodecompat import cluster, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
if process.argv[2] == "none":
    cluster.schedulingPolicy = cluster.SCHED_NONE
worker = cluster.fork()
worker.on("online", lambda: worker.disconnect() and None)
worker.on("listening", lambda _: show("never"))
worker.on("disconnect", lambda: show("disconnect"))
worker.on("exit", lambda code: show("exit", code))
