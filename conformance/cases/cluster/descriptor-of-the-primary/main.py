# listen({fd}) means a descriptor of the primary; one that cannot listen is EINVAL.
import json
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(json.dumps(message, separators=(",", ":"))))
worker.on("exit", lambda code: show("exit", code))
