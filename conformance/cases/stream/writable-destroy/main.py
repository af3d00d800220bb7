"""What waits is told with ERR_STREAM_DESTROYED."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(write=lambda chunk, encoding, cb: setImmediate(cb) and None)
w.on("error", lambda err: show("error", str(err)))
log(w, "finish", "close", "drain")
w.write("a", lambda err: show("a", err))
w.write("b", lambda err: show("b", err.code, err.message))
w.end(lambda err: show("end", err.code, err.message))
w.destroy()
show(w.writable, w.destroyed, w.writableLength, w.writableAborted)
show(w.write("c", lambda err: show("c", err.code, err.message)))
e = Writable(write=lambda chunk, encoding, cb: setImmediate(cb) and None)
e.on("error", lambda err: show("error e", str(err)))
e.write("a")
e.write("b", lambda err: show("e b", str(err)))
e.destroy(Exception("boo"))
