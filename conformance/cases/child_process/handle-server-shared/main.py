"""A server that parent and child have: the child answers when the parent has closed its own."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


def ask(port, done):
    net.connect(port, "127.0.0.1").on("data", lambda x: done(x.decode())).on("error", lambda e: done(e.code))


def started():
    port = server.address().port

    def from_parent(answer):
        show(answer)
        child.send("server", server, lambda e: show("sent", e, server.listening))
        child.once("message", has_it)

    def has_it(m):
        show(m)
        server.close(lambda: (show("closed", server.listening), ask(port, from_child)))

    def from_child(answer):
        show(answer)
        child.send("close")
        child.once("message", lambda m: (show(m), ask(port, from_nobody)))

    def from_nobody(answer):
        show(answer)
        child.disconnect()

    ask(port, from_parent)


server = net.createServer(lambda socket: socket.end("parent"))
server.listen(0, "127.0.0.1", started)
child.on("exit", lambda code: show("exit", code))
