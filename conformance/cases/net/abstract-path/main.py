"""An abstract UNIX socket, and one by a relative path."""

from conformance.lib import show
from nodecompat import net, process

name = "\0nodecompat-" + str(process.pid)

def closed():
    process.chdir("/tmp")
    relative = "nc-" + str(process.pid) + ".sock"
    other = net.createServer(lambda s: s.end("relative")).listen(relative)
    show(other.address() == relative, other.listening)
    net.connect(relative).on("data", lambda x: show(x.decode())).on("close", lambda: other.close(lambda: show("done")))

def started():
    show(server.address() == name)
    net.connect({"path": name}, lambda: show("connect")).on("data", lambda x: show(x.decode())).on("close", lambda: server.close(closed))

server = net.createServer(lambda s: s.end("abstract"))
server.listen(name, started)
