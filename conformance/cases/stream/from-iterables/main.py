"""Readable.from gives what an iterable gives."""

from conformance.lib import show
from nodecompat import Promise, setTimeout
from nodecompat.stream import Readable

def watch(label, r):
    r.on("data", lambda item: show(label, item))
    r.on("end", lambda: show(label, "end"))
    r.on("error", lambda err: show(label, "error", err.code, err.message))
    r.on("close", lambda: show(label, "close"))
    return r


def numbers():
    yield 1
    yield 2


async def letters():
    yield "a"
    await Promise.resolve()
    yield "b"


show(Readable.from_([]).readableObjectMode, Readable.from_([]).readableHighWaterMark)
watch("string", Readable.from_("text"))
setTimeout(lambda: watch("list", Readable.from_(["x", {"y": 1}])), 10)
setTimeout(lambda: watch("generator", Readable.from_(numbers())), 20)
setTimeout(lambda: watch("async", Readable.from_(letters())), 30)
setTimeout(lambda: watch("promises", Readable.from_([Promise.resolve(1), 2])), 40)
setTimeout(lambda: watch("null", Readable.from_([1, None])), 50)
setTimeout(lambda: watch("bytes", Readable.from_(["a", "b"], {"objectMode": False})), 60)
try:
    Readable.from_(5)
except Exception as err:
    show(err.name, err.code, err.message)
