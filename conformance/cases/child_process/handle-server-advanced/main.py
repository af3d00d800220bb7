"""A server that is sent takes connections in the child (advanced)."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork


def connect(address, name, done):
    client = net.connect(address["port"], "127.0.0.1")
    text = []
    client.on("data", lambda data: text.append(bytes(data).decode()))
    client.on("close", lambda: (show(name, "".join(text)), done()))


child = fork(process.env.CHILD, [], {"serialization": "advanced"})
server = net.createServer()
server.listen(0, "127.0.0.1", lambda: child.send("server", server, lambda error: show("sent", error)))


@child.on("message")
def on_message(m):
    address = server.address()
    show(m, server.listening)
    server.close()
    connect(address, "client", lambda: child.send("close"))


child.on("exit", lambda code: show("exit", code))
