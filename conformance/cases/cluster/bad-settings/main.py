# What `fork` refuses: a policy that is none, an inspectPort that is null.
from nodecompat import cluster, undefined
from conformance.lib import show

cluster.schedulingPolicy = 5
try:
    cluster.fork()
except Exception as error:
    show(error.code, error.message.split("\n")[0])
cluster.schedulingPolicy = cluster.SCHED_RR
cluster.setupPrimary({"inspectPort": None})
try:
    cluster.fork()
except Exception as error:
    show(error.code, error.message)
cluster.setupPrimary({"inspectPort": undefined, "exec": 5})
try:
    cluster.fork()
except Exception as error:
    show(error.code, error.message)
show(len(cluster.workers))
