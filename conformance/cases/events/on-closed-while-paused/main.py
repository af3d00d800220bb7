"""An iteration that has ended gives what it has kept, and no longer resumes the emitter that it paused."""

from conformance.lib import show
from nodecompat import start
from nodecompat.events import EventEmitter, on


class Source(EventEmitter):
    pause = lambda self: show("pause")
    resume = lambda self: show("resume")


async def iterate(name, end):
    e = Source()
    iterator = on(e, "x", {"highWaterMark": 2, "close": ["end"]})
    for value in [1, 2, 3]:
        e.emit("x", value)
    end(e, iterator)
    e.emit("x", "too late")
    try:
        async for [value] in iterator:
            show(name, value)
    except Exception as err:
        show(name, str(err))
    show(name, e.eventNames())


async def main():
    await iterate("close", lambda e, _: e.emit("end"))
    await iterate("error", lambda e, _: e.emit("error", Exception("failed")))
    await iterate("return", lambda _, iterator: iterator.return_())


start(main())
