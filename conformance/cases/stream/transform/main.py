"""What goes in comes out changed, and flush has the last word."""

from conformance.lib import show
from nodecompat.stream import Transform


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


t = Transform(
    transform=lambda chunk, encoding, cb: (show("transform", chunk, encoding), cb(None, chunk.decode().upper())),
    flush=lambda cb: (show("flush"), t.push("!"), cb(None, "?")),
)
log(t, "data", "end", "finish", "close", "prefinish")
t.write("a", lambda: show("cb a"))
t.write("b")
t.end("c", lambda: show("cb end"))
show(t.readableLength, t.writableLength)
