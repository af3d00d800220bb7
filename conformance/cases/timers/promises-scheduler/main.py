"""timers/promises: scheduler waits and yields; an abort ends the wait."""

from conformance.lib import or_undefined, show
from nodecompat import AbortController, require, setImmediate, start

timers = require("timers")
promises = require("timers/promises")
scheduler, sleep = promises.scheduler, promises.setTimeout
show(timers.promises is promises, "setTimeout setImmediate setInterval scheduler")


async def main():
    order = []
    setImmediate(lambda: order.append("immediate"))
    await scheduler.yield_()
    show(order, or_undefined(await scheduler.wait(1)), await sleep(1, "value"))
    controller = AbortController()
    controller.abort("why")
    try:
        await scheduler.wait(1000, {"signal": controller.signal})
    except Exception as err:
        show(err.name, err.code, err.cause)
    later = AbortController()
    waiting = scheduler.wait(1000, {"signal": later.signal})
    later.abort()
    try:
        await waiting
    except Exception as err:
        show(err.name, err.code, err.cause.name)


start(main())
