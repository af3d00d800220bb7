"""A transform or a flush that fails."""

from conformance.lib import show
from nodecompat.stream import Transform
from nodecompat.values import undefined

def make(label, options):
    t = Transform(options)
    t.on("error", lambda err: show(label, getattr(err, "code", undefined), str(err)))
    t.on("close", lambda: show(label, "close"))
    t.on("data", lambda: None)
    return t


make("a", {"transform": lambda chunk, encoding, cb: cb(Exception("bad chunk"))}).write("x", lambda err: show("cb", str(err)))
make("b", {"transform": lambda chunk, encoding, cb: cb(), "flush": lambda cb: cb(Exception("bad flush"))}).end("x", lambda err: show("end", str(err)))
c = make("c", {})
try:
    c.write("x")
except Exception as err:
    show(err.code, err.message)
