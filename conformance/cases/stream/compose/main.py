"""compose: streams, functions and streams of the web as one Duplex."""

from conformance.lib.streams import Error, say, text, tried, turn, upper
from nodecompat import AbortController, console, Promise, start, TransformStream
from nodecompat.stream import compose, promises, Readable, Transform, Writable

log = console.log


def attempt(f):
    try:
        f()
        log('ok')
    except Exception as e:
        say('args')(e)


async def composing():
    async def one(source):
        async for c in source:
            yield text(c) + '1'

    async def up(source):
        async for c in source:
            yield str(c).upper()

    log(await compose(one, up).end('a').toArray())
    log(await compose(upper(), upper()).end('asd').toArray())
    log(await Readable.from_(['a', 'b']).compose(upper()).toArray())

    async def twice(s):
        async for c in s:
            yield c + c

    log(await Readable.from_(['a', 'b']).compose(twice).toArray())
    res = ''

    async def eat(source):
        nonlocal res
        async for c in source:
            res += c

    d = compose(Readable.from_(['x', 'y']), eat)
    log(d.readable, d.writable)
    await Promise(lambda r: d.on('close', r))
    log(res)
    sink = compose(upper(), Writable({'objectMode': True, 'write': lambda c, e, cb: (log('sink', c), cb())}))
    log(sink.readable, sink.writable)
    sink.end('in')
    await tried('sink', promises.finished(sink))
    await turn()
    bad = compose(upper(), Transform({'objectMode': True, 'transform': lambda c, e, cb: cb(Error('boom'))}))
    bad.end('x')
    await tried('bad', bad.toArray())
    c1 = upper()
    ab = compose(c1, upper())
    ab.destroy()
    ab.on('error', say('ab'))
    await turn()
    log(ab.destroyed, c1.destroyed)
    for f in [
        lambda: compose(),
        lambda: compose(Writable(), upper()),
        lambda: compose(upper(), Readable.from_([1])),
        lambda: Readable.from_([]).compose(upper(), 5),
        lambda: Readable.from_([]).compose(upper(), {'signal': 5}),
    ]:
        attempt(f)

    async def same(x):
        async for c in x:
            yield c

    ac = AbortController()
    s = Readable.from_([1, 2, 3]).compose(same, {'signal': ac.signal})
    s.once('data', lambda: ac.abort())
    await Promise(lambda r: s.on('error', lambda e: (say('signal')(e), r())))
    log(await compose(TransformStream({'transform': lambda c, k: k.enqueue(text(c) + '!')}), upper()).end('web').toArray())
    log(await compose(upper(), TransformStream({'transform': lambda c, k: k.enqueue(text(c) + '?')})).end('web').toArray())


start(composing())
