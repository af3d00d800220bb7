"""timers/promises: the promise resolves with the value given, undefined without one."""

from conformance.lib import or_undefined, show
from nodecompat import Promise, start
from nodecompat.timers import promises as tp


async def main():
    show(await tp.setTimeout(1, "value"), or_undefined(await tp.setTimeout(1)), await tp.setImmediate({"a": 1}))
    show(await Promise.all([tp.setTimeout(20, "slow"), tp.setTimeout(1, "fast")]))
    show(await Promise.race([tp.setTimeout(40, "slow"), tp.setTimeout(1, "fast")]))


start(main())
show("sync")
