"""P58 nextTick in a microtask vs microtask in a nextTick, from inside an immediate."""

from conformance.lib import show
from nodecompat import Promise, process, queueMicrotask, setImmediate


def m1():
    show("m1")
    process.nextTick(lambda: show("t-from-m"))
    queueMicrotask(lambda: show("m-from-m"))


def t1():
    show("t1")
    queueMicrotask(lambda: show("m-from-t"))
    process.nextTick(lambda: show("t-from-t"))


def imm():
    Promise.resolve().then(m1)
    process.nextTick(t1)
    show("imm")


setImmediate(imm)
