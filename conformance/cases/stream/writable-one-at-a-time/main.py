"""Chunks go out one at a time, callbacks come in order, then 'finish'."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(write=lambda chunk, encoding, cb: (show("write", chunk, encoding), setImmediate(cb)))
log(w, "finish", "close", "drain", "prefinish")
show(w.write("a", lambda err: show("cb a", err)), w.writableLength)
show(w.write(b"b", lambda: show("cb b")), w.writableLength)
show(w.write("c", "latin1"), w.end("d", lambda: show("cb end")) is w)
show(w.writableEnded, w.writableFinished, w.writable, w.writableLength, w.writableNeedDrain)
w.on("finish", lambda: show(w.writableEnded, w.writableFinished, w.writable, w.destroyed))
