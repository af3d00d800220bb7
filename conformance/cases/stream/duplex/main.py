"""The sides of a duplex end separately."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Duplex, Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


d = Duplex(
    read=lambda: None,
    write=lambda chunk, encoding, cb: (show("write", chunk), cb()),
    final=lambda cb: (show("final"), cb()),
)
log(d, "data", "end", "finish", "close")
show(d.readable, d.writable, d.allowHalfOpen, isinstance(d, Readable), isinstance(d, Writable))
d.push("in")
d.push(None)
d.on("end", lambda: setImmediate(lambda: (show(d.readable, d.writable, d.destroyed), d.end("out"))) and None)
