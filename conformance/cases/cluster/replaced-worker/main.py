# A worker that dies is replaced; the one that ended on purpose is not.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})


def fork(how):
    worker = cluster.fork()
    worker.on("online", lambda: worker.send(how) and None)


@cluster.on("exit")
def exited(worker, code):
    show("exit", worker.id, code, worker.exitedAfterDisconnect, len(cluster.workers))
    if not worker.exitedAfterDisconnect:
        fork("purpose")


fork("crash")
