"""Leaving the loop destroys the stream, unless told otherwise."""

from conformance.lib import show
from nodecompat import start
from nodecompat.stream import Readable

async def main():
    r = Readable.from_([1, 2, 3])
    r.on("error", lambda err: show("error", err.name, err.code))
    r.on("close", lambda: show("close"))
    async for n in r:
        show(n)
        break
    show(r.destroyed, r.readableAborted)
    k = Readable.from_([1, 2, 3])
    async for n in k.iterator({"destroyOnReturn": False}):
        show(n)
        break
    show(k.destroyed)
    async for n in k:
        show(n)
    t = Readable.from_([1, 2, 3])
    try:
        async for n in t:
            raise Exception(f"mine {n}")
    except Exception as err:
        show(str(err), t.destroyed)


start(main())
