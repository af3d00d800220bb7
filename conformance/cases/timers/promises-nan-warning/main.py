"""timers/promises warn of a delay that is no number as the plain functions do: once."""

from conformance.lib import show
from nodecompat import process, require, start

promises = require("timers/promises")
sleep, every = promises.setTimeout, promises.setInterval
process.on("warning", lambda w: show(w.name, w.message))


async def main():
    await sleep(float("nan"))
    await sleep(float("nan"))
    async for value in every(float("nan"), "value"):
        show(value)
        break


start(main())
