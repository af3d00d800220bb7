"""Listeners of both kinds, in the order they were added; what keeps the program alive."""

from nodecompat import console, setTimeout
from nodecompat.worker_threads import MessageChannel

channel = MessageChannel()
port1, port2 = channel.port1, channel.port2


def listener(e):
    console.log("event", e.type, e.data, len(e.ports), e.target is port2)


def handler(e):
    console.log("onmessage", e.data)


console.log(port2.hasRef())
port2.addEventListener("message", listener)
port2.on("message", lambda m: console.log("on", m))
port2.onmessage = handler
port2.once("message", lambda m: console.log("once", m))
console.log(port2.hasRef(), port2.listenerCount("message"))
port1.postMessage(1)


def first():
    console.log(port2.listenerCount("message"))
    port2.removeEventListener("message", listener)
    port1.postMessage({"two": [2]})
    setTimeout(second, 20)


def second():
    console.log(port2.listenerCount("message"), port2.hasRef())
    port2.unref()
    console.log(port2.hasRef())
    port1.on("close", lambda: console.log("closed"))
    port1.close()


setTimeout(first, 20)
