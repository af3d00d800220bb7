# A socket travels beside a message of 800,000 characters, there and back; what is sent meanwhile keeps its place.
import os

from nodecompat import cluster, net, setTimeout
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()


@net.createServer
def server(socket):
    worker.send({"name": "there", "text": "x" * 800000}, socket)
    worker.send({"name": "again"}, socket)  # it has left: the message goes alone


heard = []
left = 2


def end():  # a worker that never comes back to its loop
    global left
    left -= 1
    if not left:
        worker.send({"name": "loop"})
        setTimeout(lambda: worker.process.kill("SIGTERM"), 20)


def listening():
    client = net.connect(server.address().port, "127.0.0.1")
    client.setEncoding("utf8").on("data", heard.append)

    @client.on("close")
    def closed(_):
        server.close()
        end()


worker.on("online", lambda: server.listen(0, "127.0.0.1", listening) and None)


@worker.on("message")
def message(message, socket=None):
    show(message["name"], len(message.get("text", "")), bool(socket))
    if socket:
        socket.end("bye")
    if message["name"] == "got again":
        end()


worker.on("exit", lambda code, signal: show("exit", code, signal, worker.exitedAfterDisconnect, "".join(heard)))
