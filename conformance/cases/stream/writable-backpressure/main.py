"""write returns false at the mark and 'drain' tells when all is out."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(highWaterMark=4, write=lambda chunk, encoding, cb: setImmediate(lambda: (show("done", chunk), cb())) and None)
w.on("drain", lambda: (show("drain", w.writableLength, w.writableNeedDrain), w.writableEnded or w.end("z")))
log(w, "finish")
show(w.write("ab"), w.write("c"), w.write("d", lambda: show("cb d")), w.writableLength, w.writableNeedDrain)
show(w.write("e"), w.writableHighWaterMark)
