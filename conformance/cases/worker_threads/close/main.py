"""What was posted before close arrives; what comes when."""

from nodecompat import console, process, queueMicrotask
from nodecompat.worker_threads import MessageChannel

channel = MessageChannel()
port1, port2 = channel.port1, channel.port2
port1.on("close", lambda: console.log("1 close"))
port2.on("close", lambda: console.log("2 close"))


def on_message(m):
    console.log("m", m)
    process.nextTick(lambda: console.log("tick after", m))
    queueMicrotask(lambda: console.log("microtask after", m))


port2.on("message", on_message)
console.log(port1.postMessage("x"), port1.postMessage("y"))
port1.close(lambda: console.log("1 closed"))
console.log(port1.postMessage("z"))
process.nextTick(lambda: console.log("tick"))
queueMicrotask(lambda: console.log("microtask"))
process.on("exit", lambda: console.log("exit"))
