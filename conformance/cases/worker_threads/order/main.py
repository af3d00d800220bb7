"""Messages of two channels, and the end of both."""

from nodecompat import console
from nodecompat.worker_threads import MessageChannel

a, b = MessageChannel(), MessageChannel()


def on_a(m):
    console.log("a", m)
    if m == 2:
        b.port1.postMessage("from a")


def on_b(m):
    console.log("b", m)
    if m == "from a":
        a.port1.close()
        b.port1.close()


a.port2.on("message", on_a)
b.port2.on("message", on_b)
for name, port in [("a2", a.port2), ("a1", a.port1), ("b2", b.port2), ("b1", b.port1)]:
    port.on("close", lambda *, name=name: console.log(name, "close"))
for i in range(3):
    b.port1.postMessage(i)
    a.port1.postMessage(i)
