# One worker, http at one port and an administration over net at another; `close` of the one leaves the other.
import os

from nodecompat import cluster, http, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()
ports = []


@worker.on("listening")
def listening(at):
    ports.append(at.port)
    if len(ports) == 2:
        http.get({"port": ports[0], "agent": False}, lambda response: response.resume().on("end", begin) and None)


worker.on("exit", lambda code: show("exit", code, worker.exitedAfterDisconnect))


def begin():
    admin = net.connect(ports[1])
    admin.setEncoding("utf8")
    admin.write("requests")

    def counted(text):
        show(text)
        admin.write("close")
        admin.once("data", closed)

    def closed(answer):
        show(answer)
        request = http.get({"port": ports[0], "agent": False})
        request.on("error", lambda error: (show(error.code), admin.end("stop")))

    admin.once("data", counted)
