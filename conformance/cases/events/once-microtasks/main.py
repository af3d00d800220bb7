"""Events.once costs the microtasks of an async function that returns a promise."""

from conformance.lib import show
from nodecompat import Promise, setTimeout
from nodecompat.events import EventEmitter, once

e = EventEmitter()


def chain(label):
    p = Promise.resolve()
    [p := p.then(lambda _, i=i: show(label, i)) for i in range(1, 5)]


once(e, "x").then(lambda: show("x"))
e.emit("x")
chain("a")


def later():
    once(e, "y").then(lambda: show("y"))
    setTimeout(lambda: (e.emit("y"), chain("b")), 1)


setTimeout(later, 1)
