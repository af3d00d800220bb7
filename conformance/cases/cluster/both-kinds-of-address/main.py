# '::' takes both families, unless ipv6Only says otherwise; with a policy and without.
import os

from nodecompat import cluster, net, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
if process.argv[2] == "none":
    cluster.schedulingPolicy = cluster.SCHED_NONE
worker = cluster.fork()
found = {"127.0.0.1": [], "::1": []}


@cluster.on("listening")
def listening(from_, at):
    name = f"{'null' if at.address is None else at.address} {at.addressType}"
    for host in ["127.0.0.1", "::1"]:

        def tell(what, host=host):
            found[host].append(f"{name} {what}")
            if len(found["127.0.0.1"]) + len(found["::1"]) < 4:
                return
            show(", ".join(sorted(found["127.0.0.1"])))
            show(", ".join(sorted(found["::1"])))
            worker.disconnect()

        client = net.connect(at.port, host)
        client.on("error", lambda error, *, tell=tell: tell(error.code))
        client.on("data", lambda data, *, tell=tell: tell(data.decode()))
