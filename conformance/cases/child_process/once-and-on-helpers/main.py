"""events.once and events.on wait for messages and exits."""

from conformance.lib import show
from nodecompat import process, start
from nodecompat.child_process import fork
from nodecompat.events import on, once


async def main():
    child = fork(process.env.CHILD)
    [ready] = await once(child, "message")
    show(ready)
    child.send(3)
    async for [m] in on(child, "message"):
        show(m)
        if m == 0:
            break
    child.send("stop")
    show(await once(child, "exit"))


start(main())
