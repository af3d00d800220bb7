# Workers listen at a path of the file system, which is gone when the last one has disconnected.
import os
import tempfile

from nodecompat import cluster, net
from conformance.lib import show

directory = tempfile.mkdtemp(prefix="cluster-")
at = os.path.join(directory, "s")
cluster.setupPrimary({"exec": os.environ["CHILD"], "args": [at]})
count = [0]


@cluster.on("listening")
def listening(worker, where):
    show("listening", where.address == at, where.port, where.addressType, where.fd)
    count[0] += 1
    if count[0] < 2:
        return cluster.fork() and None

    def gone():
        show(os.path.exists(at))
        os.rmdir(directory)

    net.connect(at).on("data", lambda data: show(data.decode())).on("close", lambda: cluster.disconnect(gone))


cluster.fork()
