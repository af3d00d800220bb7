"""P41 Exception in a queueMicrotask callback is an uncaughtException; later microtasks still run."""

from conformance.lib import show
from nodecompat import process, queueMicrotask

process.on("uncaughtException", lambda e, o: show("UE", str(e), o))


def q1():
    show("q1")
    raise Exception("x")


def tick():
    queueMicrotask(q1)
    queueMicrotask(lambda: show("q2"))
    process.nextTick(lambda: show("t2"))


process.nextTick(tick)
