# What a primary says to its worker, field by field: answers, a connection, 'disconnect'. Without a policy.
import os

from nodecompat import cluster, net, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
if process.argv[2] == "none":
    cluster.schedulingPolicy = cluster.SCHED_NONE
worker = cluster.fork()


@worker.on("message")
def message(message):
    if isinstance(message, list):
        return show(*message)
    net.connect(message["port"], "127.0.0.1").on("close", lambda: worker.send("that is all")).resume()


worker.on("exit", lambda code: show("exit", code))
