# isConnected and isDead in the worker, and what `destroy` does there.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("exit", lambda code: show("exit", code, worker.exitedAfterDisconnect))
