"""A failure anywhere destroys all."""

from conformance.lib import show
from nodecompat import setTimeout
from nodecompat.stream import Readable, Transform, Writable, pipeline
from nodecompat.values import undefined

def make(label, fail):
    r = Readable(read=lambda: None)
    t = Transform(transform=lambda chunk, encoding, cb: cb(Exception("t failed") if fail == "t" else None, chunk))
    w = Writable(write=lambda chunk, encoding, cb: cb(Exception("w failed") if fail == "w" else None))
    pipeline(r, t, w, lambda err: show(label, getattr(err, "code", undefined), str(err), r.destroyed, t.destroyed, w.destroyed))
    r.push("x")
    return [r, t, w]


make("transform", "t")
make("sink", "w")
setTimeout(lambda: make("source", "")[0].destroy(Exception("r failed")) and None, 10)
setTimeout(lambda: make("closed source", "")[0].destroy() and None, 20)
setTimeout(lambda: make("closed sink", "")[2].destroy() and None, 30)
try:
    pipeline(Readable(), lambda: None)
except Exception as err:
    show(err.code, err.message)
try:
    pipeline()
except Exception as err:
    show(err.code, err.message)
try:
    pipeline(Readable(), Readable())
except Exception as err:
    show(err.code, err.message.split(".")[0])
