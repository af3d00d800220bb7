"""AddAbortListener cannot be stopped, can be taken away, and runs in a microtask after the fact."""

from conformance.lib import show
from nodecompat import AbortController, process
from nodecompat.events import addAbortListener

c = AbortController()
c.signal.addEventListener("abort", lambda event: event.stopImmediatePropagation())
c.signal.addEventListener("abort", lambda: show("never"))
addAbortListener(c.signal, lambda event: show("abort", event.type))
addAbortListener(c.signal, lambda: show("never")).dispose()
c.abort()
addAbortListener(c.signal, lambda *args: show("aborted before", len(args)))
show("sync")
process.nextTick(lambda: show("tick"))
for signal in [None, 5, {}]:
    try:
        addAbortListener(signal, lambda: None)
    except TypeError as err:
        show(err.code, err.message)
