"""Functions among streams are handed an object with a signal, where nothing else is."""

from conformance.lib import show
from nodecompat import Promise, start
from nodecompat.stream import Duplex, Readable, pipeline


def say(what, given):
    show(what, given.signal.aborted, given.nope)


async def main():
    await Readable.from_([1]).map(lambda value, given: (say("map", given), value)[1]).toArray()
    await Readable.from_([1]).filter(lambda value, given: (say("filter", given), True)[1]).toArray()
    await Readable.from_([1]).forEach(lambda value, given: say("forEach", given))
    await Readable.from_([1, 2]).reduce(lambda sum, value, given: (say("reduce", given), sum + value)[1])

    async def pass_on(source, given):
        say("duplex", given)
        async for chunk in source:
            yield chunk

    duplex = Duplex.from_(pass_on)
    duplex.resume().end("x")
    await Promise(lambda resolve: duplex.on("close", resolve))

    async def source(given):
        say("source", given)
        yield "x"

    async def through(source, given):
        say("through", given)
        async for chunk in source:
            yield chunk

    async def last(source, given):
        say("last", given)
        async for _ in source:
            pass

    pipeline(source, through, last, lambda error: show("over", error))


start(main())
