"""Both sides send handles to each other at the same time."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
server = net.createServer()
n = 0


def on_listening():
    for i in range(20):
        child.send(i, server)


@child.on("message")
def on_message(m, handle):
    global n
    if handle:
        handle.close()
        n += 1
        return
    show(m, n)
    server.close()
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
server.listen(0, "127.0.0.1", on_listening)
