"""toWeb, fromWeb and compose at length: how full, what an end, an error or a cancellation does on the other side."""

from conformance.lib.streams import Error, raising, shown, text, tried, turn, watch
from nodecompat import AbortController, console, Promise, ReadableStream, setTimeout, start, TransformStream, WritableStream
from nodecompat.stream import compose, Duplex, PassThrough, promises, Readable, Transform, Writable

log = console.log


async def main():
    # backpressure to web
    reads = 0

    def read(self):
        nonlocal reads
        reads += 1
        self.push('abcd')

    src = Readable({'highWaterMark': 4, 'read': read})
    w = Readable.toWeb(src)
    await turn()
    log('reads', reads, src.isPaused())
    r = w.getReader()
    for i in range(3):
        log(text((await r.read()).value))
    await turn()
    log(reads < 12, src.isPaused())
    await r.cancel(Error('c'))
    await turn()
    log(src.destroyed, shown(src.errored))
    o = Readable.toWeb(Readable.from_([1, 2, 3]), {'strategy': {'highWaterMark': 2, 'size': lambda: 1}})
    log((await o.getReader().read()).value)
    ended = Readable.from_([])
    ended.resume()
    await turn()
    log(await Readable.toWeb(ended).getReader().read())
    des = Readable({'read': lambda: None})
    des.destroy()
    await turn()
    await tried('destroyed', Readable.toWeb(des).getReader().read())
    errd = Readable({'read': lambda: None})
    errd.on('error', lambda: None)
    errd.destroy(Error('before'))
    await turn()
    await tried('errored', Readable.toWeb(errd).getReader().read())
    b = Readable.toWeb(Readable.from_([b'hello'], {'objectMode': False}), {'type': 'bytes'})
    br = b.getReader({'mode': 'byob'})
    x = await br.read(bytearray(3))
    log(text(x.value), x.done)
    y = await br.read(bytearray(3))
    log(text(y.value))
    z = await br.read(bytearray(3))
    log(z.done)
    # from web
    pulls = 0

    def pull(c):
        nonlocal pulls
        pulls += 1
        c.enqueue('x' * 10)

    r = Readable.fromWeb(ReadableStream({'pull': pull}, {'highWaterMark': 0}), {'highWaterMark': 25})
    await turn()
    log('pulls', pulls)
    r.read()
    await turn()
    log(pulls, r.readableLength)
    r.destroy()
    await turn()
    e = watch('e', Readable.fromWeb(ReadableStream({'pull': lambda c: c.error(Error('pull'))})), 'error', 'close', 'end')
    e.resume()
    await turn()
    n = watch(
        'n', Readable.fromWeb(ReadableStream({'start': lambda c: (c.enqueue(None), c.close()) and None}), {'objectMode': True}), 'data', 'error', 'end', 'close'
    )
    await turn()
    num = watch('num', Readable.fromWeb(ReadableStream({'start': lambda c: (c.enqueue(5), c.close()) and None})), 'data', 'error', 'end', 'close')
    await turn()
    enc = watch('enc', Readable.fromWeb(ReadableStream.from_(['h\u00e9'.encode()]), {'encoding': 'latin1'}), 'data', 'end', 'close')
    await turn()
    ac = AbortController()
    s = watch('s', Readable.fromWeb(ReadableStream({'cancel': lambda x: log('cancel', x.name)}), {'signal': ac.signal}), 'error', 'close')
    ac.abort()
    await turn()
    lk = ReadableStream()
    lk.getReader()
    try:
        Readable.fromWeb(lk)
    except Exception as x:
        log(shown(x))
    async for c in Readable.fromWeb(ReadableStream.from_(['l1', 'l2']), {'encoding': 'utf8'}):
        log(c)
        break
    # writable
    slow = Writable({'highWaterMark': 2, 'write': lambda c, e, cb: setTimeout(cb, 1)})
    w = Writable.toWeb(slow).getWriter()
    log(w.desiredSize)
    p = w.write(b'abc')
    log(w.desiredSize)
    done = False

    def set_done():
        nonlocal done
        done = True

    p.then(set_done)
    await Promise.resolve()
    log(done)
    await p
    log(w.desiredSize)
    w.close()
    await turn()
    log(slow.writableFinished, await w.closed)
    mid = Writable({'write': lambda c, e, cb: cb()})
    mw = Writable.toWeb(mid).getWriter()
    mid.destroy()
    await turn()
    await tried('mid', mw.write('x'))
    await tried('midc', mw.closed)
    endd = Writable({'write': lambda c, e, cb: cb()})
    endd.end()
    ew = Writable.toWeb(endd).getWriter()
    await tried('ended', ew.write('x'))
    await turn()
    own = Writable({'write': lambda c, e, cb: cb()})
    ow = Writable.toWeb(own).getWriter()
    own.end()
    await turn()
    await tried('own end', ow.closed)
    f = watch('f', Writable.fromWeb(WritableStream({'abort': lambda x: log('abort', shown(x))})), 'error', 'close', 'finish')
    f.destroy(Error('d'))
    await turn()
    g = watch('g', Writable.fromWeb(WritableStream({'close': raising('close')})), 'error', 'close', 'finish')
    g.end()
    await turn()
    h = watch('h', Writable.fromWeb(WritableStream({'start': lambda c: setTimeout(lambda: c.error(Error('later')), 1) and None})), 'error', 'close', 'finish')
    await turn()
    k = Writable.fromWeb(WritableStream({'write': lambda c: log(c if isinstance(c, str) else c.hex())}), {'decodeStrings': False})
    k.write('text')
    k.write(bytes([1]))
    k.cork()
    k.write('a')
    k.write('b')
    k.uncork()
    k.end()
    await promises.finished(k)
    dd = watch('dd', Writable.fromWeb(WritableStream({'close': lambda: log('closing')})), 'close', 'finish', 'error')
    dd.destroy()
    await turn()
    # duplex
    t = TransformStream()
    d = watch('d', Duplex.fromWeb(t), 'error', 'close', 'end', 'finish')
    d.destroy(Error('dd'))
    await turn()
    e = watch('e2', Duplex.fromWeb({'readable': ReadableStream.from_(['r']), 'writable': WritableStream()}), 'error', 'close', 'end', 'finish', 'data')
    e.end('x')
    await turn()
    half = Duplex.fromWeb({'readable': ReadableStream(), 'writable': WritableStream()}, {'allowHalfOpen': True})
    log(half.allowHalfOpen, half.readable, half.writable)
    half.destroy()
    await turn()
    rw = Duplex.toWeb(Duplex({'readable': False, 'write': lambda c, en, cb: (log('w', text(c)), cb())}))
    log(await rw.readable.getReader().read())
    await rw.writable.getWriter().write('q')
    fp = Duplex.from_({'readable': ReadableStream.from_(['fp']), 'writable': WritableStream({'write': lambda c: log('to', text(c))})})
    fp.end('z')
    fp.on('data', lambda c: log('from', text(c)))
    await turn()
    # compose errors
    for stage in [0, 1, 2]:
        parts = [
            Transform({'objectMode': True, 'transform': lambda c, e, cb, *, i=i: cb(Error('stage ' + str(i)) if i == stage else None, c)}) for i in [0, 1, 2]
        ]
        c = watch('c' + str(stage), compose(*parts), 'error', 'close', 'end', 'finish')
        c.resume()
        c.write('x')
        await turn()
        log([p.destroyed for p in parts])

    async def gen(s):
        async for x in s:
            raise Error('gen')
        yield

    g = watch('gen', compose(gen), 'error', 'close')
    g.write('x')
    await turn()

    async def eat(s):
        n = 0
        async for x in s:
            n += 1
        log('n', n)

    one = compose(PassThrough())
    log(isinstance(one, PassThrough))
    en = watch('en', compose(PassThrough({'objectMode': True}), eat), 'finish', 'close', 'error')
    en.write('a')
    en.write('b')
    en.end()
    await turn()

    async def from_head():
        yield 'from head'

    head = compose(from_head, PassThrough({'objectMode': True}))
    log(head.writable, head.readable, await head.toArray())
    w = compose(WritableStream({'write': lambda c: log('cw', text(c))}))
    w.end('solo')
    await turn()
    log(w.readable, w.writable)
    rs = compose(ReadableStream.from_(['rs']), PassThrough({'objectMode': True}))
    log(await rs.toArray())


start(main())
