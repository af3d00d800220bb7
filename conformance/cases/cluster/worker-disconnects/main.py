# A worker that disconnects: in the primary it stays among the workers until it has ended.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
among = lambda: len(cluster.workers)
cluster.on("message", lambda worker, message: show("message", message))
cluster.on("disconnect", lambda worker: show("disconnect", worker.state, worker.exitedAfterDisconnect, among()))
cluster.on("exit", lambda worker, code, signal: show("exit", worker.state, code, signal, worker.exitedAfterDisconnect, among()))
worker.process.on("close", lambda *_: show("close", worker.disconnect() is worker))
