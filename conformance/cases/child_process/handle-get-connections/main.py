"""A server counts the connections that the child has, and closes after them."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
n = 0
clients = []


def on_connection(socket):
    global n
    child.send("socket", socket)
    n += 1
    if n == 3:
        child.send("all")


def on_listening():
    for _ in range(3):
        clients.append(net.connect(server.address()["port"], "127.0.0.1").resume())


def on_message(m):
    def counted(error, count):
        show(m, error, count > 1 if m == "all" else count)
        if m != "all":
            server.close(lambda: (show("closed"), child.disconnect()))
            child.send("close the last")
        else:
            child.send("close two")

    server.getConnections(counted)


server = net.createServer(on_connection)
server.listen(0, "127.0.0.1", on_listening)
child.on("message", on_message)
child.on("exit", lambda code: show("exit", code))
