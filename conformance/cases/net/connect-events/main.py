"""A connection that stands: the events and the states of both sides."""

from conformance.lib import show
from nodecompat import net

def connection(s):
    show("connection", s.readyState, s.connecting, s.pending, s.server is server, s.remoteFamily, s.localPort == server.address().port)
    s.write("hi")
    for name in ["data", "end", "finish", "close", "error", "ready"]:
        s.on(name, lambda x, *, name=name: show("S", name, x.decode() if name == "data" else x, s.readyState))

server = net.createServer(connection)

def started():
    def connected():
        show("callback", c.address().family, c.localAddress, c.localFamily, c.remoteAddress, c.remoteFamily, c.remotePort == server.address().port)
        c.end("bye")
        show(c.readyState)

    c = net.connect(server.address().port, "127.0.0.1", connected)
    show(c.readyState, c.connecting, c.pending, c.address(), c.remoteAddress)
    for name in ["lookup", "connect", "ready", "data", "end", "finish", "close", "error"]:
        c.on(name, lambda x, *, name=name: show("C", name, x.decode() if name == "data" else x, c.readyState))

    def closed():
        show(c.remoteAddress, c.localPort, c.address(), c.bytesRead, c.bytesWritten, c.destroyed, c.closed, c.pending, c.bufferSize)
        server.close()

    c.on("close", closed)

server.listen(0, "127.0.0.1", started)
