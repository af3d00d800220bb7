"""Pipes, transforms and both sides of a Duplex: how full, who waits, what is left, marks, modes, encodings and order."""

from conformance.lib.streams import Error, quiet, shown, sink, text, turn, watch
from nodecompat import console, process, Promise, setImmediate, setTimeout, start, undefined
from nodecompat.stream import Duplex, PassThrough, Readable, Stream, Transform, Writable

log = console.log


async def main():
    # waiting writers
    e = PassThrough({'highWaterMark': 1})
    d = PassThrough({'highWaterMark': 1})
    i = 0

    def recursive(c):
        nonlocal i
        log('recursive', c[0])
        i += 1
        if i == 2:
            e.write(bytes([3]))
            e.write(bytes([4]))

    e.pipe(d).on('data', recursive)
    e.write(bytes([1]))
    e.write(bytes([2]))
    await turn()
    rs = Readable({'objectMode': True, 'read': lambda: None})
    n = []
    ws = Writable({'objectMode': True, 'highWaterMark': 2, 'write': lambda c, en, cb: (n.append(c), setImmediate(cb))})
    rs.pipe(ws)
    for k in range(5):
        rs.push(k)
    rs.push(None)
    watch('ws', ws, 'finish', 'drain')
    await turn()
    await turn()
    log(len(n))
    w = Writable({'highWaterMark': 1, 'write': lambda b, en, cb: process.nextTick(cb)})
    while w.write('asd'):
        pass
    log(w.writableNeedDrain)
    r = Readable({'read': lambda self: (self.push('asd'), self.push(None))})
    watch('need', r, 'pause', 'end')
    r.pipe(w)
    await turn()
    src = quiet()
    src.push(bytes(100))
    src.push(None)
    src.pause()
    await turn()
    dst = watch('dead', Writable({'highWaterMark': 1000, 'write': lambda b, en, cb: process.nextTick(cb)}), 'finish')
    dst.write(bytes(1000))
    src.pipe(dst)
    await turn()
    held = []
    three = [Writable({'highWaterMark': 1, 'write': lambda c, en, cb, *, k=k: (log('w' + str(k)), held.append(cb))}) for k in [1, 2, 3]]
    one = quiet()
    for t in three:
        one.pipe(t)
    one.push('x')
    await Promise(lambda x: setImmediate(x))
    log(len(one._readableState.awaitDrainWriters), one.readableFlowing)
    for release in held:
        release()
    await turn()
    log(len(one._readableState.awaitDrainWriters), one.readableFlowing)
    # unpipe
    s = quiet()
    a = watch('a', sink(), 'finish')
    b = sink()
    s.pipe(a)
    s.pipe(b)
    b.on('unpipe', lambda x: log('unpipe', x is s))
    log(len(s._readableState.pipes))
    s.unpipe(b)
    log(len(s._readableState.pipes), s._readableState.pipes[0] is a)
    s.unpipe(b)
    s.unpipe(a)
    log(len(s._readableState.pipes), s.readableFlowing, s.listenerCount('data'), a.listenerCount('drain'), a.listenerCount('error'))
    p = PassThrough()
    twice = sink({'write': lambda c, e, cb: (log('twice', c.decode()), cb())})
    p.pipe(twice)
    p.pipe(twice)
    log(p.listenerCount('data'), len(p._readableState.pipes))
    p.unpipe(twice)
    log(p.listenerCount('data'), len(p._readableState.pipes))
    p.write('foobar')
    await turn()
    f = Readable({'highWaterMark': 1, 'read': lambda: f.push('foo')})
    fw = Writable({'highWaterMark': 1, 'write': lambda: setImmediate(lambda: f.unpipe(fw))})
    n = 0

    def counted():
        nonlocal n
        n += 1
        if n >= 20:
            f.pause()

    f.on('data', counted)
    f.pipe(fw)
    await turn()
    log(n, f.isPaused())
    q = Readable({'read': lambda self: self.push(None)})
    qd = sink()
    qd.on('pipe', lambda: log('pipe')).on('unpipe', lambda: log('unpipe'))
    q.pipe(qd)
    await turn()
    log(len(q._readableState.pipes))
    nd = sink()
    nd.on('unpipe', lambda: log('never ended'))
    ne = quiet()
    ne.pipe(nd, {'end': False})
    ne.push(None)
    await turn()
    log(nd.writableEnded)
    oe = sink({'objectMode': True})
    os = Readable.from_([{'a': 1}])
    to = watch('mode', Transform({'transform': lambda c, e, cb: cb(None, c)}), 'error', 'close')
    os.pipe(to)
    await turn()
    log(os.destroyed, oe.destroyed)
    er = watch('err', sink(), 'error', 'close')
    es = quiet()
    es.pipe(er)
    er.destroy(Error('pipe'))
    await turn()
    log(len(es._readableState.pipes), es.destroyed)
    m = quiet()
    outs = []
    for i in range(3):
        m.pipe(sink({'write': lambda c, e, cb, *, i=i: (outs.append(i), cb())}))
    m.push('1')
    await turn()
    log(outs)
    on = quiet()
    on.once('readable', lambda: log('once'))
    got = []
    on.pipe(sink({'write': lambda c, e, cb: (got.append(c.decode()), cb())})).on('finish', lambda: log(''.join(got)))
    on.push('foo')
    on.push('bar')
    on.push(None)
    await turn()
    # transforms
    for o in [
        {'readableHighWaterMark': 666},
        {'writableHighWaterMark': 777},
        {'readableHighWaterMark': 666, 'writableHighWaterMark': 777},
        {'highWaterMark': 555, 'readableHighWaterMark': 666},
        {'highWaterMark': 0, 'writableHighWaterMark': 777},
        {'readableObjectMode': True},
        {'writableObjectMode': True, 'readableHighWaterMark': 0},
    ]:
        t = Transform(o)
        log(t.readableHighWaterMark, t.writableHighWaterMark, t.readableObjectMode, t.writableObjectMode)
    for o in [{'readableHighWaterMark': -1}, {'writableHighWaterMark': 'x'}, {'highWaterMark': float('nan')}]:
        try:
            Transform(o)
            log('ok')
        except Exception as e:
            log(shown(e))
    h = Transform({'objectMode': True, 'highWaterMark': 0, 'transform': lambda c, e, cb: process.nextTick(lambda: cb(None, c))})
    log(h.write(1))
    h.on('drain', lambda: (log(h.write(2)), h.end()))
    h.once('readable', lambda: (log(h.read()), setImmediate(lambda: (log(h.read()), h.once('readable', lambda: log(h.read()))))))
    await turn()
    order = []
    add = order.append
    t = Transform(
        {
            'objectMode': True,
            'transform': lambda self, c, e, next: (add('t' + str(c)), self.push(c), process.nextTick(next)),
            'final': lambda done: (add('final'), setTimeout(lambda: (add('done'), done()), 1)),
            'flush': lambda done: (add('flush'), process.nextTick(lambda: (add('flushed'), done()))),
        }
    )
    t.on('finish', lambda: add('finish')).on('end', lambda: add('end'))
    t.on('data', lambda d: add('d' + str(d)))
    t.write(1)
    t.write(2)
    t.end(3, lambda: add('cb'))
    await turn()
    log(' '.join(order))
    b = Transform()
    try:
        b.end(b'blerg')
    except Exception as e:
        log(shown(e))
    tw = watch('twice', Transform({'transform': lambda c, e, cb: (cb(), cb())}), 'error', 'close')
    tw.write('foo')
    await turn()
    fe = watch('flush error', Transform({'transform': lambda c, e, cb: cb(), 'flush': lambda cb: cb(Error('f'))}), 'error', 'close', 'end', 'finish')
    fe.resume()
    fe.end('x')
    await turn()
    pt = watch('data', PassThrough({'objectMode': True}), 'data', 'end')
    for v in [-1, 0, '', False]:
        pt.write(v)
    pt.end()
    await turn()
    un = watch('undefined', Transform({'objectMode': True, 'transform': lambda c, e, cb: cb(None, 'was undefined' if c is undefined else c)}), 'data')
    un.write(undefined)
    await turn()

    class Upper(Transform):
        def _transform(self, c, e, cb):
            self.push(c.decode().upper())
            self.push('-')
            cb()

        def _flush(self, cb):
            self.push('end')
            cb()

    up = Upper({'encoding': 'utf8'})
    watch('class', up, 'data')
    up.write('a')
    up.end('b')
    await turn()
    # duplexes
    d = watch('open', Duplex({'read': lambda: None, 'write': lambda c, e, cb: cb()}), 'finish', 'end', 'close')
    d.resume()
    d.push(None)
    await turn()
    d.end()
    await turn()
    d = watch('closed', Duplex({'allowHalfOpen': False, 'read': lambda: None, 'write': lambda c, e, cb: cb()}), 'finish', 'end', 'close')
    d.resume()
    d.push(None)
    await turn()
    d = watch('unreadable', Duplex({'readable': False}), 'error', 'end')
    log(d.readable, d.push('asd'))
    await turn()
    d = watch('unwritable', Duplex({'writable': False, 'write': lambda: None}), 'error', 'finish')
    log(d.writable, d.write('asd'))
    await turn()
    d = watch('destroy', Duplex({'read': lambda: None, 'write': lambda c, e, cb: cb()}), 'error', 'end', 'finish', 'close')
    d.destroy(Error('d'))
    log(d.destroyed, d.readable, d.writable, d.errored.message)
    await turn()
    d = watch('settable', Duplex({'read': lambda: None, 'write': lambda c, e, cb: cb()}), 'close')
    d.destroyed = True
    log(d.destroyed, d._readableState.destroyed, d._writableState.destroyed)
    d.destroy()
    await turn()
    loops = 5

    def read(self):
        nonlocal loops
        loops -= 1
        if loops >= 0:
            self.push(bytes(20000))

    src = Readable({'highWaterMark': 16384, 'read': read})
    ds = Transform({'highWaterMark': 16384, 'transform': lambda self, c, o, fn: (self.push(None), fn())})
    src.pipe(ds)
    ds.on('data', lambda: None)
    ds.on('end', lambda: log(loops, src.isPaused()))
    await turn()
    # encodings and pieces
    cut = Readable({'encoding': 'utf8'})
    euro = '€¢'.encode()
    t = []
    cut._read = lambda: None
    cut.push(euro[0:2])
    cut.push(euro[2:4])
    cut.push(euro[4:])
    cut.push(None)
    cut.on('data', t.append)
    await turn()
    log(''.join(t))
    b64 = Readable({'encoding': 'base64'})
    b64._read = lambda: None
    watch('b64', b64, 'data')
    b64.push(b'1')
    b64.push(None)
    await turn()
    u16 = quiet({'encoding': 'utf16le', 'objectMode': True})
    u16.push('abc'.encode('utf-16le'))
    u16.push('def'.encode('utf-16le'))
    u16.push(None)
    log(u16.read(), u16.read(), u16.read())
    for enc, size in [['utf8', 1], ['utf8', 3], ['hex', 1], ['hex', 3], ['base64', 2], ['latin1', 2], ['ucs2', 1]]:
        r = quiet()
        r.setEncoding(enc)
        r.push('aé€b'.encode())
        r.push(None)
        await turn()
        parts = []
        while (c := r.read(size)) is not None:
            parts.append(c)
        log(enc, size, parts)
    ord_ = Readable({'highWaterMark': 20, 'encoding': 'ascii'})
    ones = ['1', '2', '3', '4', '5', '6']
    ord_._read = lambda: (ord_.push(ones.pop(0)), ord_.push(ones.pop(0))) if ones else ord_.push(None)
    ord_.read(0)
    await turn()
    log(','.join(ord_.readableBuffer))
    us = quiet()
    us.push('abc')
    us.unshift('xy')
    us.unshift(b'z')
    log(text(us.read()), text(us.read()), text(us.read()), us.read())
    us.unshift('')
    log(us.readableLength)
    us.push(None)
    us.unshift('late')
    log(text(us.read()))
    await turn()
    rs = quiet({'highWaterMark': 5, 'encoding': 'utf8'})
    log(rs.push('asdfasdf'), rs.read(3), rs.read(), rs.read())
    rs.read(0)
    log(rs.readableLength)
    big = quiet()
    big.push(b'a' * 10)
    big.push(b'b' * 10)
    log(len(big.read(15)), big.readableLength, big.read(15), big.readableLength)
    big.push(None)
    await turn()
    log(text(big.read(15)), big.read())
    # streams of another make
    l = Stream()
    l.pause = lambda: log('pause')
    l.resume = lambda: log('resume')
    w = Readable({'highWaterMark': 3}).wrap(l)
    watch('wrap', w, 'data', 'end', 'close')
    w.pause()
    l.emit('data', b'abc')
    l.emit('data', b'd')
    w.resume()
    await turn()
    l.emit('end')
    await turn()
    er = Stream()
    we = watch('wrap error', Readable().wrap(er), 'error', 'close')
    er.emit('error', Error('old'))
    await turn()
    de = Stream()
    de.destroy = lambda: log('destroyed')
    wd = Readable.wrap(de)
    wd.destroy()
    await turn()
    s = Stream()
    dd = Stream()
    s.pipe(dd)
    s.on('error', lambda e: log('heard', e.message))
    s.emit('error', Error('bacon'))
    s2 = Stream()
    s2.pipe(Stream())
    try:
        s2.emit('error', Error('unheard'))
    except Exception as e:
        log(e.message)


start(main())
