"""allowHalfOpen, and sides that were never there."""

from math import nan

from conformance.lib import show
from nodecompat.stream import Duplex, Readable

write = lambda chunk, encoding, cb: cb()
a = Duplex(read=lambda: None, write=write, allowHalfOpen=False)
a.on("end", lambda: show("a end", a.writable))
a.on("finish", lambda: show("a finish"))
a.on("close", lambda: show("a close"))
a.resume().push(None)
b = Duplex(read=lambda: None, write=write, readable=False)
b.on("end", lambda: show("b end"))
b.on("close", lambda: show("b close", b.readable, b.readableAborted))
b.end()
c = Duplex(read=lambda: None, write=write, writable=False, readableObjectMode=True, writableHighWaterMark=5, readableHighWaterMark=3)
show(c.writable, c.writableFinished, c.readableObjectMode, c.writableObjectMode, c.readableHighWaterMark, c.writableHighWaterMark)
c.on("close", lambda: show("c close"))
c.resume().push(None)
e = Duplex(highWaterMark=7, readableHighWaterMark=3, objectMode=True)
show(e.readableHighWaterMark, e.writableHighWaterMark, e.writableObjectMode)
for mark in [-1, "x", nan, 1.5]:
    try:
        Duplex(highWaterMark=mark)
    except Exception as err:
        show(err.name, err.code, err.message)
    try:
        Readable(highWaterMark=mark)
    except Exception as err:
        show(err.message)
