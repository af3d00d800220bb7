"""A port that is moved keeps what came for it, in order, and starts anew."""

from nodecompat import console
from nodecompat.worker_threads import MessageChannel

carrier, channel = MessageChannel(), MessageChannel()
port1, port2 = channel.port1, channel.port2
port1.postMessage("a")
port1.postMessage("b")
carrier.port1.postMessage(port2, [port2])
console.log(port2.postMessage("nobody"))
port1.postMessage("c")


def arrived(port):
    console.log(port is port2, port.hasRef())

    def on_message(m):
        console.log(m)
        if m == "c":
            port.close()

    port.on("message", on_message)
    port.on("close", lambda: console.log("closed"))


carrier.port2.once("message", arrived)
