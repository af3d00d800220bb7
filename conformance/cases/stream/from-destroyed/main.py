"""A generator behind a stream is closed with it."""

from conformance.lib import show
from nodecompat import setTimeout
from nodecompat.stream import Readable

def numbers():
    try:
        yield 1
        yield 2
    except Exception as err:
        show("caught", str(err))
        raise
    finally:
        show("finally")


async def letters():
    try:
        yield "a"
        yield "b"
    finally:
        show("async finally")


a = Readable.from_(numbers())
a.on("error", lambda err: show("error", str(err)))
a.on("close", lambda: show("close"))
a.once("data", lambda n: (show(n), a.destroy(Exception("enough"))))
b = Readable.from_(letters())
b.on("close", lambda: show("b close"))
setTimeout(lambda: b.once("data", lambda c: (show(c), b.destroy())), 20)


def failing():
    yield 1
    raise Exception("broken")


c = Readable.from_(failing())
c.on("error", lambda err: show("c", str(err)))
setTimeout(lambda: c.on("data", lambda n: show("c", n)), 40)
