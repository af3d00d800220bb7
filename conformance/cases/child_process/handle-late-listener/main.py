"""A handle waits for the first listener."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
server = net.createServer()
server.listen(0, "127.0.0.1", lambda: (child.send("first", server), child.send("second"), server.close()))
child.on("message", lambda m: (show(m), child.disconnect()))
child.on("exit", lambda code: show("exit", code))
