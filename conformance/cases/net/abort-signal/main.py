"""Signals that destroy a socket and close a server."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal, net

def tell(name, x):
    x.on("error", lambda e: show(name, "error", e.name, e.code, e.message))
    x.on("close", lambda bad: show(name, "close", bad))
    return x

late = AbortController()

def started():
    port = server.address().port
    during = AbortController()
    tell("during", net.connect({"port": port, "host": "127.0.0.1", "signal": during.signal}, lambda: show("never")))
    during.abort()
    after = AbortController()
    tell("after", net.connect({"port": port, "host": "127.0.0.1", "signal": after.signal}, lambda: (show("after connect"), after.abort("why")))) \
        .on("close", lambda: (late.abort(), show(server.listening)))

server = tell("server", net.createServer(lambda s: s.resume().on("error", lambda: None)))
server.listen({"port": 0, "host": "127.0.0.1", "signal": late.signal}, started)
aborted = tell("aborted", net.createServer()).listen({"port": 0, "signal": AbortSignal.abort()})
show(aborted.listening)
