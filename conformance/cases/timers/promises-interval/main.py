"""timers/promises: setInterval is an async iterator over its value."""

from conformance.lib import show
from nodecompat import start
from nodecompat.timers import promises as tp


async def main():
    n = 0
    async for value in tp.setInterval(5, "v"):
        n += 1
        show(value, n)
        if n == 3:
            break
    show("done")


start(main())
