"""timers/promises: an aborted signal rejects with an AbortError, at once or later."""

from conformance.lib import show
from nodecompat import AbortController, setTimeout
from nodecompat.timers import promises as tp

late, early = AbortController(), AbortController()
early.abort()
tp.setTimeout(1, "x", {"signal": early.signal}).catch(lambda e: show("early", e.name, e.code, e.message))
tp.setTimeout(5000, "x", {"signal": late.signal}).catch(lambda e: show("late", e.name, e.code, e.message))
tp.setImmediate("x", {"signal": early.signal}).catch(lambda e: show("immediate", e.name, e.code))


def abort():
    late.abort()
    show("aborted")


setTimeout(abort, 10)
