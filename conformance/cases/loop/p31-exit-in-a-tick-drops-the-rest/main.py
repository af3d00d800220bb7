"""P31 process.exit() inside a tick drops every later tick, microtask and timer, but 'exit' listeners run."""

from conformance.lib import show
from nodecompat import Promise, process


def t1():
    show("t1")
    process.exit(3)
    show("unreachable")


process.nextTick(t1)
process.nextTick(lambda: show("t2"))
Promise.resolve().then(lambda: show("micro"))
process.on("exit", lambda c: show("exit", c))
