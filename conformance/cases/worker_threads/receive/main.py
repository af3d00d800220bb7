"""receiveMessageOnPort: copies, transfers, ports in messages."""

from nodecompat import ReadableStream, console, start, undefined
from nodecompat.worker_threads import MessageChannel, receiveMessageOnPort

channel = MessageChannel()
port1, port2 = channel.port1, channel.port2
message = {"n": 1}
port1.postMessage(message)
message["n"] = 2
port1.postMessage(undefined)
for _ in range(3):
    console.log(receiveMessageOnPort(port2))
inner = MessageChannel()
inner.port2.postMessage("waits")
port1.postMessage({"port": inner.port1}, [inner.port1])
port = receiveMessageOnPort(port2)["message"]["port"]
console.log(receiveMessageOnPort(port))
port.postMessage("via")
inner.port2.postMessage("back")
console.log(receiveMessageOnPort(inner.port2), receiveMessageOnPort(port))


def begin(c):
    c.enqueue({"a": 1})
    c.enqueue("x")
    c.close()


stream = ReadableStream({"start": begin})
port1.postMessage([stream], {"transfer": [stream]})
console.log(stream.locked)


async def read():
    async for chunk in receiveMessageOnPort(port2)["message"][0]:
        console.log(chunk)
    console.log("done")


start(read())
