"""pipe moves everything, with its events, and ends the destination."""

from conformance.lib import show
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None)
w = Writable(write=lambda chunk, encoding, cb: (show("write", chunk), cb()))
w.on("pipe", lambda source: show("pipe", source is r))
w.on("unpipe", lambda source: show("unpipe", source is r))
log(r, "end", "close", "pause", "resume")
log(w, "finish", "close")
show(r.pipe(w) is w, r.readableFlowing, r.listenerCount("data"), len(w.eventNames()))
r.push("a")
r.push("b")
r.push(None)
w.on("close", lambda: show(r.listenerCount("data"), r.listenerCount("end"), w.listenerCount("drain"), w.listenerCount("error"), w.listenerCount("unpipe")))
