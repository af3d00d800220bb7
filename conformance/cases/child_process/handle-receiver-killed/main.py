"""The process that a socket was passed to is killed: its connection ends, and the server goes on."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
told = {}


def connection(socket):
    if child.connected:
        child.send("socket", socket)
    else:
        socket.end("parent")


def tell(what, *values):
    told[what] = values
    if len(told) < 2:
        return
    show("closed", *told["closed"])
    show("exit", *told["exit"])
    child.send("late", server, lambda e: show(e.code))
    d = net.connect(server.address().port, "127.0.0.1")
    d.on("data", lambda x: show(x.decode()))
    d.on("close", lambda: server.close())


def started():
    c = net.connect(server.address().port, "127.0.0.1")
    c.setEncoding("utf8")
    c.on("data", lambda x: (show(x), child.kill("SIGKILL")))
    c.on("close", lambda bad: tell("closed", bad))


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
child.on("exit", lambda code, signal: tell("exit", code, signal, child.connected))
