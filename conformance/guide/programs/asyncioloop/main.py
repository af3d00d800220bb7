import asyncio

from nodecompat.child_process import fork
from nodecompat.events import once


async def main():
    child = fork("worker.py")
    child.send("inside asyncio")
    [answer] = await once(child, "message")
    print(answer)
    child.disconnect()


asyncio.run(main())
