"""P96 async iterator events.on: buffered events come out one per next(), errors last."""

from conformance.lib import show
from nodecompat import start
from nodecompat.events import EventEmitter, on

e = EventEmitter()


async def read():
    try:
        async for [v] in on(e, "x"):
            show(v)
    except Exception as er:
        show("err", str(er))


start(read())
e.emit("x", 1)
e.emit("x", 2)
e.emit("error", Exception("boom"))
show(e.listenerCount("x"), e.listenerCount("error"))
