"""stream/promises: pipeline with generators, finished."""

from conformance.lib import or_undefined, show
from nodecompat import AbortController, setTimeout, start
from nodecompat.stream import Readable, Writable, promises

pipeline, finished = promises.pipeline, promises.finished


async def double(source):
    async for c in source:
        yield c + c


async def collect(source):
    return [c async for c in source]


async def letters():
    yield "x"
    yield "y"


async def broken():
    yield "x"
    raise Exception("source broke")


async def main():
    value = await pipeline(["a", "b"], double, collect)
    show(value)
    w = Writable(write=lambda chunk, encoding, cb: (show(chunk), cb()))
    show(or_undefined(await pipeline(letters, w)), w.writableFinished)
    try:
        await pipeline(broken, Writable(write=lambda chunk, encoding, cb: cb()))
    except Exception as err:
        show(str(err))
    ac = AbortController()
    setTimeout(lambda: ac.abort(), 10)
    try:
        await pipeline(Readable(read=lambda: None), Writable(write=lambda: None), {"signal": ac.signal})
    except Exception as err:
        show(err.name, err.code)
    open = Writable(write=lambda chunk, encoding, cb: cb())
    await pipeline(Readable.from_(["z"]), open, {"end": False})
    show(open.writable)
    r = Readable(read=lambda: None)
    r.resume().push(None)
    show(or_undefined(await finished(r, {"cleanup": True})))
    bad = Readable(read=lambda: None)
    bad.destroy(Exception("bad"))
    await finished(bad).catch(lambda err: show(str(err)))


start(main())
