# A worker that meets an error it cannot handle says so, stops taking connections, and ends; another one takes its place.
import os

from nodecompat import cluster, net
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})


def start():
    worker = cluster.fork()

    @worker.on("message")
    def message(message):
        if message["act"] == "leaving":
            show("worker", worker.id, "leaves")
            start()

    worker.on("exit", lambda code: show("worker", worker.id, "exit", code))
    worker.on("listening", lambda at: ask(worker, at.port))


def ask(worker, port):
    socket = net.connect(port, "127.0.0.1", lambda: socket.write("trouble" if worker.id == 1 else "work"))
    socket.setEncoding("utf8")

    @socket.on("data")
    def data(text):
        show("worker", worker.id, "answers", text)
        socket.end()
        if worker.id == 2:
            worker.disconnect()


start()
