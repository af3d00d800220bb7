# A worker that is told to disconnect takes nothing new, and stays until its connection has ended.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(message))


@worker.on("listening")
def listening(at):
    client = net.connect(at.port, "127.0.0.1")

    def refused(error):
        show(error.code, worker.state)
        client.end()

    def data(_):
        show("state", worker.disconnect().state, worker.isConnected())
        net.connect(at.port, "127.0.0.1").on("error", refused)

    client.on("data", data)


worker.on("disconnect", lambda: show("disconnect", worker.state))
worker.on("exit", lambda code: show("exit", code))
