"""Next, return and throw of the iterator of events.on."""

from conformance.lib import show
from nodecompat.events import EventEmitter, on

e = EventEmitter()
a, b, c = on(e, "x"), on(e, "x"), on(e, "x")
a.next().then(lambda r: show("a1", r.value, r.done))
a.next().then(lambda r: show("a2", r.value, r.done))
e.emit("x", 1)
a.return_().then(lambda r: show("return", r.value, r.done))
b.throw(Exception("thrown"))
b.next().then(lambda r: show("b1", r.value, r.done))
b.next().catch(lambda err: show("b2", str(err)))
b.next().then(lambda r: show("b3", r.value, r.done))
try:
    c.throw("text")
except TypeError as err:
    show(err.code, err.message)
c.next()
c.next().then(lambda r: show("c2", r.value, r.done))
c.next().catch(lambda err: show("c3", err))
e.emit("error", "value")
show(e.eventNames())
