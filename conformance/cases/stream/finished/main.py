"""finished tells when a stream is over, and how."""

from conformance.lib import or_undefined, show
from nodecompat import setTimeout
from nodecompat.stream import Duplex, Readable, Writable, finished

r = Readable(read=lambda: None)
finished(r, lambda err: show("r", or_undefined(err)))
r.resume().push(None)
w = Writable(write=lambda chunk, encoding, cb: cb())
finished(w, lambda err: show("w", or_undefined(err)))
w.end()
e = Readable(read=lambda: None)
finished(e, lambda err: show("e", str(err)))
e.destroy(Exception("boo"))
p = Writable(write=lambda chunk, encoding, cb: cb())
finished(p, lambda err: show("p", err.code, err.message))
p.destroy()
d = Duplex(read=lambda: None, write=lambda chunk, encoding, cb: cb())
finished(d, {"readable": False}, lambda err: show("d writable", or_undefined(err)))
finished(d, {"writable": False}, lambda err: show("d readable", or_undefined(err)))
finished(d, lambda err: show("d", or_undefined(err)))
d.end()
setTimeout(lambda: (d.resume(), d.push(None)), 10)
setTimeout(lambda: (finished(d, lambda err: show("late", or_undefined(err))), finished(p, lambda err: show("late p", err.code)), show("asked")), 30)
c = Readable(read=lambda: None)
before = len(c.eventNames())
stop = finished(c, lambda: show("never"))
show(len(c.eventNames()) - before)
stop()
show(len(c.eventNames()) - before)
c.destroy()
