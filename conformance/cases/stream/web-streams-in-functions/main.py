"""Streams of the web in finished, addAbortSignal, the questions, pipeline and the consumers."""

from conformance.lib.streams import Error, raising, say, tried, turn
from nodecompat import AbortController, console, ReadableStream, start, TransformStream, WritableStream
from nodecompat.stream import addAbortSignal, consumers, finished, isDisturbed, isErrored, isReadable, isWritable, promises, Readable, Writable

log = console.log


def attempt(f):
    try:
        f()
        log('ok')
    except Exception as e:
        say('args')(e)


async def using():
    ok = ReadableStream.from_(['a'])
    finished(ok, say('ended'))
    async for c in ok:
        pass
    await turn()
    er = ReadableStream({'start': lambda c: c.error(Error('er'))})
    finished(er, say('failed'))
    await tried('pf', promises.finished(er))
    log(isErrored(er), isReadable(er), isDisturbed(er), isWritable(er))
    ws = WritableStream()
    log(isErrored(ws), isWritable(ws), isReadable(ws), isDisturbed(ws))
    finished(ws, say('wended'))
    await ws.close()
    await turn()
    log(isWritable(ws))
    ac = AbortController()
    finished(ReadableStream(), {'signal': ac.signal}, say('aborted'))
    ac.abort('x')
    await turn()
    ac2 = AbortController()
    as_ = addAbortSignal(ac2.signal, ReadableStream())
    asr = as_.getReader().read()
    ac2.abort()
    await tried('addAbort', asr)
    log(isErrored(as_))
    ac3 = AbortController()
    wsa = addAbortSignal(ac3.signal, WritableStream())
    ac3.abort()
    await tried('addAbortW', wsa.getWriter().closed)
    got = []
    await promises.pipeline(
        ReadableStream.from_(['a', 'b']),
        TransformStream({'transform': lambda c, k: k.enqueue(c + c)}),
        WritableStream({'write': got.append, 'close': lambda: got.append('closed')}),
    )
    log(got)
    g2 = []
    await promises.pipeline(Readable.from_(['a', 'b']), WritableStream({'write': g2.append}))
    log(g2)
    g3 = []
    await promises.pipeline(ReadableStream.from_(['a', 'b']), Writable({'objectMode': True, 'write': lambda c, e, cb: (g3.append(c), cb())}))
    log(g3)

    async def join(source):
        t = ''
        async for c in source:
            t += c
        return t

    log(await promises.pipeline(ReadableStream.from_(['a', 'b']), join))
    g4 = []

    async def bang(s):
        async for c in s:
            yield c + '!'

    async def last(s):
        async for c in s:
            g4.append(c)
        if False:
            yield

    await promises.pipeline(['x', 'y'], bang, TransformStream(), last)
    log(g4)
    await tried('perr', promises.pipeline(ReadableStream.from_(['a']), WritableStream({'write': raising('perr')})))
    await tried('perr2', promises.pipeline(ReadableStream({'pull': raising('perr2')}), WritableStream({'abort': lambda r: log('abort', r.message)})))
    await tried('perr3', promises.pipeline(Readable.from_(['a']), 5))
    log(
        await consumers.text(ReadableStream.from_([b'h', 'i'])),
        await consumers.json(ReadableStream.from_(['[1]'])),
        (await consumers.buffer(ReadableStream.from_(['b']))).decode(),
        await consumers.blob(Readable.from_(['bl', b'ob'])),
        (await consumers.buffer(Readable.from_([1, {}]))).decode(),
    )
    await tried('ctext', consumers.text(Readable.from_([1])))


start(using())
