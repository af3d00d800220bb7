"""The server ends a connection: the client's side follows by itself."""

from conformance.lib import show
from nodecompat import net

def connection(s):
    s.resume()
    for name in ["end", "finish", "close"]:
        s.on(name, lambda x, *, name=name: show("S", name, x, s.readyState))
    s.end("x")

server = net.createServer(connection)

def started():
    c = net.connect(server.address().port, "127.0.0.1")
    for name in ["connect", "data", "end", "finish", "close"]:
        c.on(name, lambda x, *, name=name: show("C", name, x.decode() if name == "data" else x, c.readyState))
    c.on("close", lambda: server.close(lambda: show("closed")))

server.listen(0, "127.0.0.1", started)
