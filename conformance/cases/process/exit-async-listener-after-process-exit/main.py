"""After process.exit() an async 'exit' listener stops at its first await."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout


@process.on("exit")
async def on_exit():
    show("a")
    await Promise.resolve()
    show("never")


setTimeout(lambda: process.exit(2), 1)
