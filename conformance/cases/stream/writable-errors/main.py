"""A sink that fails, at once or later, or calls back twice."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Writable
from nodecompat.values import undefined

def make(label, write):
    w = Writable(write=write)
    w.on("error", lambda err: show(label, "error", getattr(err, "code", undefined), str(err)))
    w.on("close", lambda: show(label, "close"))
    return w


a = make("a", lambda chunk, encoding, cb: cb(Exception("sync")))
show(a.write("x", lambda err: show("a cb", str(err))), a.write("y", lambda err: show("a cb 2", str(err))), a.destroyed, a.writable)
b = make("b", lambda chunk, encoding, cb: setImmediate(lambda: cb(Exception("later"))) and None)
b.write("x", lambda err: show("b cb", str(err), b.destroyed))
b.end("y", lambda err: show("b end", str(err)))
c = make("c", lambda chunk, encoding, cb: (cb(), cb()))
c.write("x", lambda err: show("c cb", err))


def throw():
    raise Exception("thrown")


d = make("d", throw)
try:
    d.write("x")
except Exception as err:
    show(str(err), d.destroyed)
f = make("f", undefined)
try:
    f.write("x")
except Exception as err:
    show(err.code, err.message)
