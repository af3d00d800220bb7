"""A handle with a message of 800,000 characters."""

from conformance.lib import show, typeof
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
server = net.createServer()
server.listen(0, "127.0.0.1", lambda: (child.send("x" * 800000, server), child.send("after"), server.close()))


@child.on("message")
def on_message(m, handle):
    show(len(m) if type(m) is str else m, typeof(handle))
    if handle:
        handle.close()
        child.disconnect()
