from nodecompat import cluster, net, process
from conformance.lib import show

net.createServer().listen(0, "127.0.0.1")
cluster.worker.on("disconnect", lambda: show("worker disconnect", cluster.worker.exitedAfterDisconnect))
process.on("disconnect", lambda: show("process disconnect"))
process.on("exit", lambda code: show("exit", code))
