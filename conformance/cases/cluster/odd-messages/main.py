# Messages of the runtimes' own that mean nothing are passed over, by both sides.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(message))


@worker.on("online")
def online():
    show("online")
    for odd in [{"ack": -1}, {"act": "nosuch"}, {}, {"ack": 99, "accepted": True}, {"act": "suicide"}]:
        worker.send({"cmd": "NODE_CLUSTER", **odd})
    worker.send("that was all")


worker.on("listening", lambda address: show(" ".join(f"{name}," for name in address)))
worker.on("exit", lambda code: show("exit", code))
