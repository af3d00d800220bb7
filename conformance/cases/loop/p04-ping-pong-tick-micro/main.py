"""P04 Ping-pong: tick -> micro -> tick -> micro."""

from conformance.lib import show
from nodecompat import Promise, process


def t1():
    show("t1")

    def m1():
        show("m1")

        def t2():
            show("t2")
            Promise.resolve().then(lambda: show("m2"))

        process.nextTick(t2)

    Promise.resolve().then(m1)
    process.nextTick(lambda: show("t1b"))


process.nextTick(t1)
