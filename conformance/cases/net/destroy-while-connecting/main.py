"""A socket that is destroyed before it connects, or in 'connect'."""

from conformance.lib import show
from nodecompat import net, setImmediate

def started():
    port = server.address().port
    a = net.connect(port, "127.0.0.1", lambda: show("never"))
    a.on("close", lambda bad: show("a close", bad)).on("error", lambda e: show("a error", e.code))
    a.write("x", lambda e: show("a write", e.code, e.message))
    a.end("y", lambda e: show("a end", e.code, e.message))
    a.destroy()
    show(a.connecting, a.pending, a.destroyed, a.closed, a.readyState)

    def connected():
        b.write("x", lambda e: show("b write", e and e.message))
        b.destroy(Exception("mine"))
        show(b.readyState, b.destroyed)

    b = net.connect(port, "127.0.0.1", connected)
    for name in ["ready", "error", "close", "finish"]:
        b.on(name, lambda x, *, name=name: show("b", name, str(x) if isinstance(x, Exception) else x))
    c = net.connect(port, "127.0.0.1")
    for name in ["connectionAttempt", "connect", "ready", "error", "close"]:
        c.on(name, lambda x, *, name=name: show("c", name, name == "connectionAttempt" or x))
    c.once("connectionAttempt", lambda: setImmediate(lambda: (c.destroy(), show("c destroyed"), server.close(lambda: show("closed")))))

server = net.createServer(lambda s: s.on("error", lambda: None).resume())
server.listen(0, "127.0.0.1", started)
