"""The operators of a Readable, and the consumers."""

from nodecompat import AbortController, AbortSignal, Promise, console, setTimeout, timers
from nodecompat.stream import PassThrough, Readable, consumers


async def main():
    console.log(await Readable.from_([1, 2, 3]).map(lambda x: x * 2).toArray())
    console.log(await Readable.from_([1, 2, 3, 4]).filter(lambda x: x % 2 == 0).toArray())

    async def slow(x, options):
        await timers.promises.setTimeout(30 - x * 5)
        return x

    console.log(await Readable.from_([1, 2, 3, 4]).map(slow, {'concurrency': 3}).toArray())
    console.log(await Readable.from_([1, 2]).flatMap(lambda x: [x, x]).toArray())
    console.log(await Readable.from_([1, 2, 3, 4]).take(2).toArray(), await Readable.from_([1, 2, 3, 4]).drop(3).toArray())
    console.log(await Readable.from_([1, 2, 3]).reduce(lambda a, b: a + b), await Readable.from_([]).reduce(lambda a, b: a + b, 7))
    console.log(await Readable.from_([1, 2]).some(lambda x: x > 1), await Readable.from_([1, 2]).every(lambda x: x > 1), await Readable.from_([1, 2]).find(lambda x: x > 1), await Readable.from_([1]).find(lambda x: x > 1))
    seen = []
    console.log(await Readable.from_([1, 2]).forEach(lambda x: seen.append(x)), seen)
    for attempt in (
        lambda: Readable.from_([]).map(5),
        lambda: Readable.from_([]).map(lambda x: x, {'concurrency': 0}),
        lambda: Readable.from_([]).map(lambda x: x, 5),
        lambda: Readable.from_([]).take(-1),
    ):
        try:
            attempt()
        except Exception as e:
            console.log(e.code, e.message)
    for attempt in (
        lambda: Readable.from_([]).reduce(lambda a, b: a),
        lambda: Readable.from_([1]).forEach(5),
        lambda: Readable.from_([1, 2]).map(lambda x: Promise.reject(ValueError('bad'))).toArray(),
        lambda: Readable.from_([1]).toArray({'signal': AbortSignal.abort()}),
    ):
        try:
            await attempt()
        except Exception as e:
            console.log(getattr(e, 'code', None) or 'Error', getattr(e, 'message', str(e)))
    r = Readable.from_([1, 2, 3])
    await r.find(lambda x: x == 1)
    console.log(r.destroyed)
    console.log(await consumers.text(Readable.from_([b'\xe2\x82', b'\xac', 'x'])), await consumers.json(Readable.from_(['{"a":', '1}'])), await consumers.buffer(Readable.from_(['a', b'b'])))


Promise.resolve().then(main)
