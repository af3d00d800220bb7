# Workers that serve HTTP, each request in its turn; disconnecting closes the idle connections at once.
import os

from nodecompat import cluster, http
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
worker.on("listening", lambda at: ask(at.port, 3))


def ask(port, left):
    if left == 0:
        return worker.disconnect() and None

    def answered(response):
        response.setEncoding("utf8")
        response.on("data", lambda text: show(response.statusCode, text))
        response.on("end", lambda: ask(port, left - 1))

    http.get({"port": port, "host": "127.0.0.1", "path": f"/{left}"}, answered)


worker.on("exit", lambda code: show("exit", code))
