# A server that its program has closed is no longer waited for: the channel closes at once, the process when it is done.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()


@worker.on("listening")
def listening(at):
    client = net.connect(at.port, "127.0.0.1")
    client.on("data", lambda _: worker.send("close, and disconnect") and None)

    def disconnected():
        show("disconnect", worker.isDead())
        client.end()

    worker.on("disconnect", disconnected)


worker.on("exit", lambda code: show("exit", code, worker.exitedAfterDisconnect))
