"""Extra arguments reach the callback of every kind of timer."""

from conformance.lib import show
from nodecompat import clearInterval, setInterval, setTimeout

setTimeout(lambda *a: show("timeout", a), 1, "a", 1, None)


def tick(*a):
    show("interval", a)
    clearInterval(interval)


interval = setInterval(tick, 15, {"b": 2})
setTimeout(lambda *a: show("late", a), 40)
setTimeout(lambda first: show("first", first), 60, "only", "dropped")
