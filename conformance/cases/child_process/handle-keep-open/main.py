"""With keepOpen both processes write to the socket."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork


def connect(address, name, done):
    client = net.connect(address["port"], "127.0.0.1")
    text = []
    client.on("data", lambda data: text.append(bytes(data).decode()))
    client.on("close", lambda: (show(name, "".join(text)), done()))


child = fork(process.env.CHILD)
def on_connection(socket):
    child.send("socket", socket, {"keepOpen": True})

    def on_message(m):
        show(m, socket.destroyed, socket.pending)
        socket.end(" and parent")
        socket.resume()
        child.disconnect()

    child.on("message", on_message)


server = net.createServer(on_connection)
server.listen(0, "127.0.0.1", lambda: connect(server.address(), "client", lambda: server.close(lambda: show("closed"))))
