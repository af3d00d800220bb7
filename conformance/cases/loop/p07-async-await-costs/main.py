"""P07 async/await: code up to first await is sync; await costs one microtask; returning a promise costs three."""

from conformance.lib import show
from nodecompat import Promise, start


async def f():
    show("f1")
    await Promise.resolve()
    show("f2")


async def g():
    return Promise.resolve("g")


async def h():
    return "h"


start(g()).then(show)
start(h()).then(show)
start(f())
(Promise.resolve().then(lambda: show("p1")).then(lambda: show("p2")).then(lambda: show("p3")).then(lambda: show("p4")))
show("end")
