"""An interval that unrefs itself stops keeping the process alive."""

from conformance.lib import show
from nodecompat import process, setInterval

n = 0


def tick():
    global n
    n += 1
    show("interval", n)
    if n == 2:
        t.unref()


t = setInterval(tick, 5)
process.on("exit", lambda: show("exit", n, t.hasRef(), t._destroyed))
