"""A ReadableStream: its source, its reader, its checks, and the strategies."""

from conformance.lib.web_streams import Error, raising, say, tried
from nodecompat import console, start
from nodecompat.stream import web

ReadableStream = web.ReadableStream
WritableStream = web.WritableStream
TransformStream = web.TransformStream
CountQueuingStrategy = web.CountQueuingStrategy
ByteLengthQueuingStrategy = web.ByteLengthQueuingStrategy
log = console.log


def abad(m):
    async def f():
        raise Error(m)

    return f


def attempt(label, f):
    try:
        f()
        log('ok')
    except Exception as e:
        say(label, e)


async def main():
    def st(c):
        log('start', c.desiredSize)
        c.enqueue('a')
        log(c.desiredSize)

    def pull(c):
        log('pull', c.desiredSize)
        c.enqueue('b')
        c.close()
        try:
            c.enqueue('x')
        except Exception as e:
            say('enq', e)
        try:
            c.close()
        except Exception as e:
            say('close', e)

    rs = ReadableStream({'start': st, 'pull': pull, 'cancel': lambda r: log('cancel', r)})
    log(rs, rs.locked)
    r = rs.getReader()
    log(rs.locked, r)
    try:
        rs.getReader()
    except Exception as e:
        say('locked', e)
    await tried('cancel locked', rs.cancel())
    log(await r.read(), await r.read(), await r.read(), await r.closed)
    r.releaseLock()
    await tried('released', r.read())
    await tried('closed', r.closed)
    log(rs)

    def c2(r):
        log('cancelled', r)
        return 5

    rs = ReadableStream({'cancel': c2})
    r = rs.getReader()
    p = r.read()
    r.releaseLock()
    await tried('pending', p)
    log(await rs.cancel('why'), rs.locked)

    def st(c):
        c.enqueue(1)
        c.error(Error('boom'))
        log(c.desiredSize)

    rs = ReadableStream({'start': st})
    r = rs.getReader()
    await tried('read', r.read())
    await tried('closed', r.closed)
    await tried('cancel', r.cancel())
    try:
        ReadableStream({'start': raising('in start')})
    except Exception as e:
        say('start', e)
    await tried('pull', ReadableStream({'pull': raising('in pull')}).getReader().read())
    await tried('astart', ReadableStream({'start': abad('async start')}).getReader().read())
    for f in [
        lambda: ReadableStream(None),
        lambda: ReadableStream(5),
        lambda: ReadableStream({'type': 'x'}),
        lambda: ReadableStream({}, {'highWaterMark': -1}),
        lambda: ReadableStream({}, {'highWaterMark': 'x'}),
        lambda: ReadableStream({}, {'size': 1}),
        lambda: ReadableStream({}).getReader({'mode': 'x'}),
        lambda: ReadableStream({'pull': 5}),
        lambda: WritableStream(None),
        lambda: WritableStream({'type': 'x'}),
        lambda: WritableStream({'write': 5}),
        lambda: TransformStream(1),
        lambda: TransformStream({'readableType': 'x'}),
        lambda: CountQueuingStrategy(),
        lambda: CountQueuingStrategy({}),
        lambda: ReadableStream.from_(5),
        lambda: ReadableStream.from_({}),
        lambda: ReadableStream().pipeThrough({}),
        lambda: ReadableStream().getReader({'mode': 'byob'}),
        lambda: ReadableStream().values(5),
    ]:
        attempt('args', f)
    await tried('pipeTo', ReadableStream().pipeTo(5))
    log(
        CountQueuingStrategy({'highWaterMark': 3}),
        ByteLengthQueuingStrategy({'highWaterMark': 3}),
        CountQueuingStrategy({'highWaterMark': 3}).size('xx'),
        ByteLengthQueuingStrategy({'highWaterMark': 3}).size(b'xx'),
    )


start(main())
