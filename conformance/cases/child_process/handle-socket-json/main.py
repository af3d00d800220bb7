"""An accepted socket that is sent is answered by the child (json)."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork


def connect(address, name, done):
    client = net.connect(address["port"], "127.0.0.1")
    text = []
    client.on("data", lambda data: text.append(bytes(data).decode()))
    client.on("close", lambda: (show(name, "".join(text)), done()))


child = fork(process.env.CHILD, [], {"serialization": "json"})
def on_connection(socket):
    child.send({"n": 1}, socket, lambda error: show("sent", error, socket.destroyed, socket.pending))


def on_end():
    server.close(lambda: show("closed"))
    child.send("end")


server = net.createServer(on_connection)
server.listen(0, "127.0.0.1", lambda: connect(server.address(), "client", on_end))
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
