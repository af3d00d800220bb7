# A worker with as many connections as it may have refuses: the next ones go to the others.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
clients = []
first = cluster.fork()
first.on("listening", lambda: cluster.fork().on("listening", lambda at: connect(at.port)) and None)


def connect(port):
    client = net.connect(port, "127.0.0.1")
    clients.append(client)

    def data(id):
        show(f"worker {id.decode()}")
        if len(clients) < 4:
            return connect(port)
        for one in clients:
            one.end()
        cluster.disconnect()

    client.on("data", data)


cluster.on("exit", lambda worker, code: show("exit", code))
