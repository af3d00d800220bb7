# A server that is closed in its 'listening' and listens again; one that is closed before the primary has answered.
import json
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(json.dumps(message, separators=(",", ":"))))
worker.on("listening", lambda at: show("listening", at.port > 0))
worker.on("exit", lambda code: show("exit", code))
