# The life of a worker that listens and is told to disconnect: its events, the cluster's and its process's, in order.
import os

from nodecompat import cluster, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
cluster.on("setup", lambda settings: show("setup", settings is cluster.settings))
for event in ["fork", "online", "listening", "disconnect", "exit"]:
    cluster.on(event, lambda worker, *rest, event=event: show("cluster", event, worker.id, worker.state, len(rest)))
worker = cluster.fork()
show("forked", worker.id, worker.state, worker.isConnected(), worker.isDead(), worker is cluster.workers[1])
for event in ["online", "disconnect", "exit"]:
    worker.on(event, lambda *_, event=event: show("worker", event, worker.state, worker.exitedAfterDisconnect))
for event in ["spawn", "disconnect", "exit", "close"]:
    worker.process.on(event, lambda *_, event=event: show("process", event, worker.isConnected(), worker.isDead()))


@worker.on("listening")
def listening(address):
    show("worker listening", address.address, address.addressType, address.port > 0, address.fd)
    show("returns the worker", worker.disconnect() is worker, worker.exitedAfterDisconnect, len(cluster.workers))


worker.on("exit", lambda code, signal: show(code, signal))
process.nextTick(lambda: show("tick"))
