"""a target warns of too many listeners once; its limit is its own, 0 is none."""

from conformance.lib import show
from nodecompat import process
from nodecompat.abort import AbortController, EventTarget
from nodecompat.events import setMaxListeners

process.on("warning", lambda w: show(w.name, w.count, w.type, type(w.target).__name__, w.message))
et = EventTarget()
setMaxListeners(1, et)
et.addEventListener("foo", lambda: None)
et.addEventListener("foo", lambda: None)
et.addEventListener("foo", lambda: None)
et.addEventListener("bar", lambda: None)
et.addEventListener("bar", lambda: None)
free = EventTarget()
setMaxListeners(0, free)
for i in range(20):
    free.addEventListener("foo", lambda: None)
signal = AbortController().signal
for i in range(20):
    signal.addEventListener("abort", lambda: None)
setMaxListeners(2, signal)
signal.addEventListener("abort", lambda: None)
for value in [-1, float("nan"), "1", {}]:
    try:
        setMaxListeners(value, et)
    except Exception as err:
        show(err.name, err.code, err.message)
