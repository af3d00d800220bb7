"""The slower of two destinations sets the pace."""

from conformance.lib import show
from nodecompat import setTimeout
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
sink = lambda label, ms: Writable(
    highWaterMark=1, write=lambda chunk, encoding, cb: (show(label, chunk), setTimeout(cb, ms) if ms else cb())[0]
)
a, b = sink("a", 0), sink("b", 20)
r.pipe(a)
r.pipe(b)
log(r, "pause", "resume")
a.on("finish", lambda: show("a finish"))
b.on("finish", lambda: show("b finish"))
r.push("1")
r.push("2")
r.push(None)
