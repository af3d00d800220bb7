"""What is left of a stream: names of events, prepended listeners, disposal, iterators, aliases, and callbacks that throw."""

from conformance.lib.streams import Error, quiet, shown, sink, text, turn, watch
from nodecompat import console, process, Promise, require, setTimeout, start, undefined, util, values
from nodecompat import stream
from nodecompat.stream import Duplex, PassThrough, pipeline, Readable, Stream, web, Writable

log = console.log


async def disposed(s):
    async with s:
        pass


async def main():
    for C in [Readable, Writable, Duplex]:
        s = C()
        for e in ['foo', 'error', 'data', 'finish', 'drain', 'readable', 'end', 'close']:
            s.on(e, lambda: None)
        log(s.eventNames())
        s.removeAllListeners('error')
        log(s.eventNames())
        s.on('error', lambda: None)
        log(s.eventNames())
    w = sink()
    w.prependListener = undefined
    w.on('pipe', lambda: log('piped'))
    quiet().pipe(w)
    w2 = sink()
    w2.on('error', lambda: log('mine'))
    quiet().pipe(w2)
    log(w2.listenerCount('error'))
    w2.emit('error', Error('x'))
    a = Stream()
    b = Stream()
    a.listenerCount = b.listenerCount = undefined
    a.on('error', lambda e: log(e.message))
    b.on('error', lambda e: log(e.message))
    b.on('pipe', lambda: (a.emit('error', Error('a')), b.emit('error', Error('b'))))
    a.pipe(b)
    # disposal
    r = watch('r', quiet(), 'error', 'close', 'end')
    r.resume()
    await disposed(r)
    log(r.errored.name, r.destroyed)
    w = watch('w', sink(), 'error', 'close', 'finish')
    await disposed(w)
    log(w.errored.name, w.destroyed)
    e = watch('e', quiet(), 'error', 'close')
    e.push(None)
    e.resume()
    await turn()
    await disposed(e)
    log(e.errored)
    f = watch('f', sink(), 'error', 'close')
    f.end()
    await turn()
    await disposed(f)
    log(f.errored)
    d = watch('d', Duplex({'read': lambda: None, 'write': lambda: None}), 'error', 'close')
    await disposed(d)
    log(d.destroyed)
    b = quiet()
    b.on('error', lambda: None)
    b.destroy(Error('before'))
    try:
        await disposed(b)
    except Exception as x:
        log(shown(x))
    # iterators
    i = Readable.from_([1, 2, 3])
    async for x in i.iterator({'destroyOnReturn': False}):
        log(x)
        break
    log(i.destroyed)
    async for x in i.iterator({'destroyOnReturn': True}):
        log(x)
        break
    log(i.destroyed)
    try:
        Readable.from_([]).iterator(5)
        log('ok')
    except Exception as x:
        log(shown(x))

    def failing():
        yield 1
        raise Error('source')

    e = Readable.from_(failing())
    try:
        async for x in e.iterator({'destroyOnReturn': False}):
            log(x)
    except Exception as x:
        log(x.message)
    log(e.destroyed)
    t = quiet()
    setTimeout(lambda: (t.push('a'), t.destroy(Error('mid'))), 1)
    try:
        async for x in t:
            log(text(x))
    except Exception as x:
        log(x.message)
    p = quiet()
    setTimeout(lambda: p.destroy(), 1)
    try:
        async for x in p:
            log(x)
    except Exception as x:
        log(shown(x))
    done = quiet()
    done.destroy()
    await turn()
    try:
        async for x in done:
            log(x)
    except Exception as x:
        log(shown(x))
    th = Readable.from_([1, 2])
    try:
        async for x in th:
            raise Error('loop')
    except Exception as x:
        log(x.message, th.destroyed)
    two = quiet({'encoding': 'utf8'})
    two.push('x')
    two.push('y')
    two.push(None)
    it = aiter(two)

    async def step():
        try:
            return await anext(it)
        except StopAsyncIteration:
            return undefined

    log(await Promise.all([step(), step(), step()]))
    # from

    async def one():
        yield 'async'

    for x in ['text', b'bytes', [1, 2], values.Set(['s']), one(), [Promise.resolve('p'), 'q']]:
        log(await Readable.from_(x).toArray())
    log(await Readable.from_(['a', 'b'], {'objectMode': False}).toArray())
    for x in [5, None, undefined, True]:
        try:
            Readable.from_(x)
            log('ok')
        except Exception as e:
            log(shown(e))
    try:
        await Readable.from_([1, None, 2]).toArray()
    except Exception as e:
        log(shown(e))
    r = Readable.from_(['x'], {'highWaterMark': 7})
    log(r.readableHighWaterMark, r.readableObjectMode, Readable.from_(['y']).readableHighWaterMark)
    left = 0

    def counted():
        nonlocal left
        try:
            yield 1
            yield 2
        finally:
            left += 1

    c = Readable.from_(counted())
    async for x in c:
        break
    await turn()
    log(left)
    log(web.TextEncoderStream(), web.TextDecoderStream('utf-16le', {'fatal': True}))
    try:
        web.TextDecoderStream('nope')
    except Exception as e:
        log(e.name, e.code, e.message)
    log(
        require('stream').Stream is stream.Stream,
        stream.promises.pipeline is require('stream/promises').pipeline,
        util.promisify(pipeline) is stream.promises.pipeline,
        stream.getDefaultHighWaterMark(True),
        stream.getDefaultHighWaterMark(False),
    )
    for f in [
        lambda: stream.setDefaultHighWaterMark(True, 'x'),
        lambda: stream.setDefaultHighWaterMark(True, -1),
        lambda: stream.setDefaultHighWaterMark(False, 1.5),
    ]:
        try:
            f()
            log('ok')
        except Exception as e:
            log(shown(e))

    def throws(m):
        def f():
            raise Error(m)

        return f

    process.on('uncaughtException', lambda e: log('uncaught', e.message))
    pipeline(Readable.from_(['a']), PassThrough().resume(), throws('in callback'))
    await turn()
    sink().end(throws('in end'))
    await turn()


start(main())
