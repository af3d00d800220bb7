"""An abort happens once, with a reason that throwIfAborted throws."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal

c = AbortController()
show(c, c.signal.aborted, c.signal.reason)
c.signal.onabort = lambda event: show("onabort", event.type, event.isTrusted, event.target is c.signal)
c.signal.addEventListener("abort", lambda: show("listener"))
c.abort()
c.abort("again")
show(c.signal, c.signal.reason.name, c.signal.reason.code, c.signal.reason.message)
try:
    c.signal.throwIfAborted()
except Exception as err:
    show(err is c.signal.reason)
show(AbortSignal.abort("reason").reason, AbortSignal.abort(None).reason, AbortSignal.abort().reason.name)
try:
    AbortSignal()
except TypeError as err:
    show(err.name, err.code, err.message)
