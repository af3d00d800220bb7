"""refresh() arms a timer again that has fired, from the moment of the call."""

from conformance.lib import show
from nodecompat import process, setTimeout

n = 0


def fire():
    global n
    n += 1
    show("fired", n)


t = setTimeout(fire, 1)
setTimeout(lambda: t.refresh(), 30)
setTimeout(lambda: show("between", n), 20)
process.on("exit", lambda: show("exit", n, t.hasRef(), t._destroyed))
