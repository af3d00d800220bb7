# Workers that bind the same port share the socket; the system chooses who gets a message.
import os

from nodecompat import cluster, dgram
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
socket = dgram.createSocket("udp4")
count = [0]


@cluster.on("listening")
def listening(worker, at):
    show("listening", at.address, at.port > 0, at.addressType, at.fd)
    count[0] += 1
    if count[0] < 2:
        return cluster.fork() and None
    for i in range(5):
        socket.send(f"message {i}", at.port, "127.0.0.1")


got = []


@cluster.on("message")
def message(worker, message):
    got.append(message)
    if len(got) < 5:
        return
    show(",".join(sorted(got)))
    socket.close()
    cluster.disconnect()


cluster.on("exit", lambda worker, code: show("exit", code))
cluster.fork()
