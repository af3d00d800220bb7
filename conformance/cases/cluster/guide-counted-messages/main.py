# The primary counts the messages of its workers, as the guides of `cluster` show it.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
requests = 0


def messageHandler(message):
    global requests
    if message["cmd"] and message["cmd"] == "notifyRequest":
        requests += 1
    if requests < 6:
        return
    requests = float("-inf")
    show("six requests counted")
    for id in [*cluster.workers]:
        cluster.workers[id].disconnect()


for _ in range(2):
    cluster.fork()
for id in cluster.workers:
    cluster.workers[id].on("message", messageHandler)
cluster.on("exit", lambda worker, code: show("ended", code, worker.exitedAfterDisconnect))
