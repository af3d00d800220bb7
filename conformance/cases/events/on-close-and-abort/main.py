"""Close events and an abort end the iteration."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal, start
from nodecompat.events import EventEmitter, on

e = EventEmitter()
controller = AbortController()


async def run(label, options):
    try:
        async for [value] in on(e, "x", options):
            show(label, value)
        show(label, "ended")
    except Exception as err:
        show(label, err.name, err.code, err.cause)


start(run("close", {"close": ["end", "finish"]}))
start(run("abort", {"signal": controller.signal}))
start(run("abort", {"signal": AbortSignal.abort("before")}))
e.emit("x", 1)
e.emit("finish")
controller.abort("reason")
