# How workers end, one after the other, and what their primary is told: order of events, code, signal, purpose.
import os

from nodecompat import cluster, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
ways = [*process.argv[2:]]


def next():
    if not ways:
        return
    way = ways.pop(0)
    worker = cluster.fork({"WAY": way})
    trace = []

    def online():
        if way == "SIGKILL":
            worker.process.kill("SIGKILL")
        if way == "kill":
            worker.kill()
        if way == "disconnect":
            worker.disconnect()

    worker.on("online", online)
    worker.on("disconnect", lambda: trace.extend(["disconnect", worker.state]))
    worker.on("exit", lambda code, signal: trace.extend(["exit", worker.state, code, signal]))

    def closed():
        show(way, worker.exitedAfterDisconnect, trace, worker.isConnected(), worker.isDead())
        next()

    worker.process.on("close", closed)


next()
