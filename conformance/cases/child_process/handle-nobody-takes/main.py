"""A handle that no listener takes a second argument for: the message arrives, and what follows."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
server = net.createServer()


def started():
    child.send("with a server", server, lambda e: show("sent", e))
    child.send("alone")


def on_message(m):
    show(m)
    if m[0] == "alone":
        server.close(lambda: (show("closed"), child.send("end")))


server.listen(0, "127.0.0.1", started)
child.on("message", on_message)
child.on("exit", lambda code: show("exit", code))
