"""Events.on delivers what came since the call, then the error."""

from conformance.lib import show
from nodecompat import setTimeout, start
from nodecompat.events import EventEmitter, on

e = EventEmitter()
iterator = on(e, "x")
e.emit("x", 1)
e.emit("x", 2, 3)


async def main():
    setTimeout(lambda: (e.emit("x", 4), e.emit("error", Exception("end")), e.emit("x", 5)), 1)
    try:
        async for args in iterator:
            show(args)
    except Exception as err:
        show("error", str(err), e.eventNames())


start(main())
