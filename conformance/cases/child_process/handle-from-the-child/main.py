"""A server and a socket that the child sends."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork


def connect(address, name, done):
    client = net.connect(address["port"], "127.0.0.1")
    text = []
    client.on("data", lambda data: text.append(bytes(data).decode()))
    client.on("close", lambda: (show(name, "".join(text)), done()))


child = fork(process.env.CHILD)
@child.on("message")
def on_message(m, handle):
    if m == "server":
        show(m, handle.listening)
        handle.on("connection", lambda socket: (socket.end("parent"), handle.close()))
        connect(handle.address(), "client", lambda: child.send("now the socket"))
    else:
        show(m, handle.readyState)
        handle.on("data", lambda data: (show(bytes(data).decode()), handle.end(), child.disconnect()))


child.on("exit", lambda code: show("exit", code))
