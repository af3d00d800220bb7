"""end: false leaves the destination open."""

from conformance.lib import show
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
w = Writable(write=lambda chunk, encoding, cb: (show(chunk), cb()))
log(w, "finish", "close")
w.on("unpipe", lambda: show("unpipe"))
r.pipe(w, {"end": False})
r.on("end", lambda: (show("end", w.writable), w.end("bye")))
r.push("a")
r.push(None)
