from nodecompat import cluster, process
from conformance.lib import typeof

process.send([cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.worker.id, isinstance(cluster.worker, cluster.Worker)])
names = ["workers", "settings", "fork", "setupPrimary", "setupMaster", "disconnect", "schedulingPolicy"]
process.send(",".join(typeof(getattr(cluster, name)) for name in names))
process.send([[*process.argv[2:]], process.env.MINE, "NODE_UNIQUE_ID" in process.env, "NODE_CHANNEL_FD" in process.env])
cluster.worker.disconnect()
