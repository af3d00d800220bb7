"""pipeTo, pipeThrough, tee and loops over a ReadableStream."""

from conformance.lib.web_streams import Error, raising, say, tried
from nodecompat import AbortController, console, start
from nodecompat.stream import web

ReadableStream = web.ReadableStream
WritableStream = web.WritableStream
TransformStream = web.TransformStream
log = console.log


async def main():
    got = []
    await (
        ReadableStream.from_(['a', 'b', 'c'])
        .pipeThrough(TransformStream({'transform': lambda c, k: k.enqueue(c + c)}))
        .pipeTo(WritableStream({'write': lambda c: got.append(c), 'close': lambda: got.append('closed')}))
    )
    log(got)
    ws = WritableStream({'abort': lambda r: log('aborted', r.message)})
    await tried('pipe', ReadableStream({'start': lambda c: c.error(Error('src'))}).pipeTo(ws))
    log(ws)
    src = ReadableStream({'pull': lambda c: c.enqueue(1), 'cancel': lambda r: log('src cancel', r.message)})
    await tried('pipe2', src.pipeTo(WritableStream({'write': raising('dst')})))
    log(src)
    ac = AbortController()

    def pl(c):
        c.enqueue(1)
        ac.abort('halt')

    s3 = ReadableStream({'pull': pl, 'cancel': lambda r: log('s3', r)})
    await s3.pipeTo(WritableStream({'abort': lambda r: log('d3', r)}), {'signal': ac.signal}).catch(lambda e: log('pipe3', e))
    p4 = WritableStream({'close': lambda: log('never')})
    await ReadableStream.from_([1]).pipeTo(p4, {'preventClose': True})
    log(p4)
    await tried('sig', ReadableStream.from_([1]).pipeTo(p4, {'signal': 5}))
    a, b = ReadableStream.from_([1, 2]).tee()
    log([x async for x in a], [x async for x in b])
    rs = ReadableStream({'pull': lambda c: c.enqueue('x'), 'cancel': lambda r: log('left', r)})
    async for x in rs:
        log(x)
        break
    log(rs.locked, rs)
    r2 = ReadableStream({'pull': lambda c: c.enqueue('x'), 'cancel': lambda r: log('left', r)})
    async for x in r2.values({'preventCancel': True}):
        break
    log(r2.locked, r2)
    it = ReadableStream.from_([1, 2]).values()
    log(await it.next(), await it.return_('v'), await it.next())
    c, d = ReadableStream({'cancel': lambda r: log('both', r)}).tee()
    pc = c.cancel('c')
    d.cancel('d')
    await pc
    try:
        async for x in ReadableStream({'start': lambda c: c.enqueue(1), 'pull': lambda c: c.error(Error('mid'))}):
            log(x)
    except Exception as e:
        say('it', e)


start(main())
