# Servers that are unref'd, and a channel that is, let a worker end; one that listens keeps it.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(message))
worker.on("exit", lambda code: show("exit", code, worker.exitedAfterDisconnect))
