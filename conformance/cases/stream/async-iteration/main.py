"""for await gives the chunks and ends with the stream."""

from conformance.lib import show
from nodecompat import setTimeout, start
from nodecompat.stream import Readable

async def main():
    r = Readable(read=lambda: None, encoding="utf8")
    r.push("a")
    setTimeout(lambda: (r.push("b"), r.push(None)), 10)
    r.on("close", lambda: show("close"))
    async for chunk in r:
        show(chunk)
    show("end", r.destroyed, r.readableEnded)
    async for n in Readable.from_([1, 2, 3]):
        show(n)
    everything = []
    async for c in Readable.from_(["x", "y"]).iterator():
        everything.append(c)
    show(everything)


start(main()).then(lambda: show("done"))
