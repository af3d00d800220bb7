# One worker listens twice at one port: the second server gets EADDRINUSE. Another worker may share it.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
probe = net.createServer()


def listening():
    port = probe.address().port

    def closed():
        @cluster.on("message")
        def message(worker, message):
            show(worker.id, message)
            if worker.id == 1 and message == "EADDRINUSE bind":
                cluster.fork({"PORT": port, "ONCE": 1})
            if worker.id == 2:
                cluster.disconnect()

        cluster.fork({"PORT": port})

    probe.close(closed)


probe.listen(0, "127.0.0.1", listening)
