"""An async 'exit' listener goes on past its awaits at a natural end, but timers never fire."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout


@process.on("exit")
async def on_exit():
    show("a")
    await Promise.resolve()
    show("b")
    await Promise.resolve()
    show("c")
    setTimeout(lambda: show("never"), 0)
