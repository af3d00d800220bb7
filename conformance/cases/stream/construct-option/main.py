"""Nothing is read or written before construct has called back."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(
    construct=lambda cb: (show("construct"), setImmediate(lambda: (show("constructed"), cb())))[0],
    read=lambda: (show("read"), r.push(None)),
)
log(r, "end", "close")
r.resume()
w = Writable(
    construct=lambda cb: setImmediate(cb),
    write=lambda chunk, encoding, cb: (show("write", chunk), cb()),
    final=lambda cb: (show("final"), cb()),
)
log(w, "finish")
show(w.write("a"), w.writableLength)
w.end("b")
f = Writable(construct=lambda cb: cb(Exception("failed")), write=lambda: None)
f.on("error", lambda err: show("error", str(err)))
f.write("x", lambda err: show("cb", str(err)))
d = Writable(construct=lambda cb: setImmediate(cb), destroy=lambda err, cb: (show("destroy"), cb(err)))
d.destroy()
log(d, "close")
