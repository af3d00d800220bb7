"""A listener that throws loses one message."""

from nodecompat import console, process
from nodecompat.worker_threads import MessageChannel

channel = MessageChannel()
port1, port2 = channel.port1, channel.port2
process.on("uncaughtException", lambda e: console.log("uncaught", str(e)))


def on_message(m):
    console.log(m)
    if m == 1:
        raise Exception("in a listener")
    if m == 3:
        port2.close()


port2.on("message", on_message)
for i in range(4):
    port1.postMessage(i)
