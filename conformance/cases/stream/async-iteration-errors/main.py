"""An error of the stream is thrown in the loop."""

from conformance.lib import show
from nodecompat import setTimeout, start
from nodecompat.stream import Readable

async def main():
    r = Readable(read=lambda: None)
    r.push("a")
    setTimeout(lambda: r.destroy(Exception("broken")), 10)
    try:
        async for chunk in r:
            show(chunk)
    except Exception as err:
        show(str(err))
    d = Readable(read=lambda: None)
    setTimeout(lambda: d.destroy(), 10)
    try:
        async for chunk in d:
            show(chunk)
    except Exception as err:
        show(err.code, err.message)
    try:
        async for chunk in d:
            show(chunk)
    except Exception as err:
        show(err.code, err.message)


start(main())
