"""A signal made by any aborts with the first of its sources."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal

a, b = AbortController(), AbortController()
either = AbortSignal.any([a.signal, b.signal])
lazy = AbortSignal.any([either])
either.onabort = lambda: show("either", either.reason)
b.signal.addEventListener("abort", lambda: show("b"))
b.abort("reason")
a.abort("late")
show(either.reason, lazy.aborted, lazy.reason, AbortSignal.any([]).aborted)
show(AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason)
