# A port that somebody else has: the error that the worker gets, with both policies; then the port is free, and it listens. Without a policy.
import json
import os

from nodecompat import cluster, net, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
if process.argv[2] == "none":
    cluster.schedulingPolicy = cluster.SCHED_NONE
taken = net.createServer()


def listening():
    worker = cluster.fork({"PORT": taken.address().port})

    @worker.on("message")
    def message(message):
        show(json.dumps(message, separators=(",", ":")))
        if message[0] == "error":
            taken.close(lambda: worker.send("again"))
        else:
            worker.disconnect()

    worker.once("listening", lambda: show("listening"))
    worker.on("exit", lambda code: show("exit", code))


taken.listen(0, "127.0.0.1", listening)
