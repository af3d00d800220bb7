"""P02 A tick that schedules a tick runs it before any microtask."""

from conformance.lib import show
from nodecompat import Promise, process

Promise.resolve().then(lambda: show("micro"))


def t1():
    show("t1")
    process.nextTick(t2)


def t2():
    show("t2")
    process.nextTick(lambda: show("t3"))


process.nextTick(t1)
