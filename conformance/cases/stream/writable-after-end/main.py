"""Writes and ends after the end."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


w = Writable(write=lambda chunk, encoding, cb: cb())
w.on("error", lambda err: show("error", err.code, err.message))
log(w, "finish", "close")
w.end()
show(w.write("late", lambda err: show("cb", err.code)))
w.end(lambda err: show("end 1", err.code))
w.end("more", lambda err: show("end 2", err.code))
f = Writable(write=lambda chunk, encoding, cb: cb())


@lambda done: f.end("a", done)
def _():
    f.end(lambda err: show("finished", err.code, err.message))
    setImmediate(lambda: f.end(lambda err: show("closed", err.code, err.message)))
