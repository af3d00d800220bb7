"""A full destination pauses its source until 'drain'."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


n = 0


def read():
    global n
    show("read")
    n += 1
    r.push(str(n - 1) if n <= 4 else None)


r = Readable(highWaterMark=1, read=read)
w = Writable(highWaterMark=2, write=lambda chunk, encoding, cb: (show("write", chunk, w.writableLength), setImmediate(cb))[0])
log(r, "pause", "resume", "end")
log(w, "drain", "finish")
r.pipe(w)
