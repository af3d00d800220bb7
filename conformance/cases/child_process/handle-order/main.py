"""What follows a handle waits for its acknowledgement."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
server = net.createServer()


def on_listening():
    told = lambda name: lambda error: show("callback", name, error)
    show(
        child.send("A", server, told("A")),
        child.send("B", told("B")),
        child.send("C", told("C")),
        child.send("D", server, told("D")),
        child.send("E", told("E")),
    )


acknowledged = 0


@child.on("internalMessage")
def on_internal(m):
    global acknowledged
    acknowledged += 1
    show(m["cmd"], acknowledged)


@child.on("message")
def on_message(m):
    show(m)
    server.close()
    child.disconnect()


server.listen(0, "127.0.0.1", on_listening)
