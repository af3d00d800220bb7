"""A connection is the standard output of a child."""

from conformance.lib import show
from nodecompat import net
from nodecompat.child_process import spawn


def connection(socket):
    child = spawn("sh", ["-c", "echo to the client"], {"stdio": ["ignore", socket, "ignore"]})
    child.on("close", lambda code: (show("close", code), socket.end()))


def started():
    c = net.connect(server.address().port, "127.0.0.1")
    c.on("data", lambda x: show(x.decode()))
    c.on("end", lambda: show("end"))
    c.on("close", lambda: server.close(lambda: show("closed")))


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
