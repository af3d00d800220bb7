# What the primary's object has, the worker's class, and settings before anything is set up.
from nodecompat import cluster, require
from conformance.lib import show, typeof

show(cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.worker, cluster.schedulingPolicy)
show(len(cluster.workers), len(cluster.settings))
show(cluster is require("node:cluster"), typeof(cluster.on), typeof(cluster.setupMaster))
made = cluster.Worker({"id": 5, "state": "q"})
show(made.id, made.state, made.process, made.exitedAfterDisconnect, typeof(made.on))
empty = cluster.Worker()
show(empty.id, empty.state, empty.process)
cluster.disconnect(lambda: show("nobody to disconnect"))
show("later")
