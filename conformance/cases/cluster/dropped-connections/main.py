# With dropMaxConnection a worker takes what is too much, and drops it.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(message))


@worker.on("listening")
def listening(at):
    first = net.connect(at.port, "127.0.0.1")

    def data(data):
        show(data.decode())
        second = net.connect(at.port, "127.0.0.1")
        second.resume()
        second.on("error", lambda _: None)
        second.on("close", closed)

    def closed():
        show("dropped")
        first.end()
        worker.disconnect()

    first.on("data", data)
