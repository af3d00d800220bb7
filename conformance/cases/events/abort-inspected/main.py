"""How AbortController, AbortSignal, EventTarget and Event are shown."""

from conformance.lib import show
from nodecompat import AbortController, process
from nodecompat.abort import Event, EventTarget
from nodecompat.events import setMaxListeners
from nodecompat.util import inspect

c = AbortController()
for depth in [-1, 0, 1, 2]:
    show(inspect(c, {"depth": depth}), inspect([c], {"depth": depth}))
for depth in [-1, 0, 1]:
    show(inspect(c.signal, {"depth": depth}), inspect([c.signal], {"depth": depth}))
show(c.signal, inspect([EventTarget()], {"depth": 0}), inspect([Event("x")], {"depth": 0}))
show("|".join(inspect(Event("foo")).split("\n")[:4]))
setMaxListeners(1, c.signal)
process.on("warning", lambda w: show(w.message))
c.signal.addEventListener("foo", lambda: 1)
c.signal.addEventListener("foo", lambda: 2)
