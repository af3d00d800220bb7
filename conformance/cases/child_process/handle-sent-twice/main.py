"""A socket that was sent is gone: the second message comes without it."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
def on_connection(socket):
    child.send("first", socket)
    child.send("second", socket)
    server.close()


server = net.createServer(on_connection)
server.listen(0, "127.0.0.1", lambda: net.connect(server.address()["port"], "127.0.0.1").resume())


@child.on("message")
def on_message(m):
    show(m)
    if m[0] == "second":
        child.disconnect()


child.on("exit", lambda code: show("exit", code))
