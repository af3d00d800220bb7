# A message is told by the cluster, then by the worker, then by its process; a worker hears one before its process does.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show("worker", message))
worker.process.on("message", lambda message: show("process", message))
cluster.on("message", lambda from_, message: show("cluster", from_ is worker, message))
worker.on("online", lambda: show("sent", worker.send({"hello": "worker"})))


@worker.on("exit")
def exited():
    worker.on("error", lambda error: show("worker", error.code))
    worker.process.on("error", lambda error: show("process", error.code))
    show(worker.send("too late"))
