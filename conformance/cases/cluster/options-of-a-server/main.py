# Sockets that the primary hands out have the server's options, real addresses, and what the client said early.
import json
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("message", lambda message: show(json.dumps(message, separators=(",", ":"))))


@worker.on("listening")
def listening(at):
    client = net.connect(at.port, "127.0.0.1")
    client.setEncoding("utf8")
    client.write("early")
    client.on("data", lambda text: show("client", text))
    client.on("connect", lambda: client.end(" and late"))
    client.on("close", lambda: worker.disconnect())
