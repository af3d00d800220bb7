"""Readable: aborted, read from, ended, emittedReadable, marks of 0, data added during 'data', and destroy."""

from conformance.lib.streams import Error, quiet, text, turn, watch
from nodecompat import console, process, setImmediate, start, undefined
from nodecompat.stream import Duplex, isDisturbed, isErrored, Readable

log = console.log


async def main():
    r = quiet()
    log(r.readableAborted)
    r.destroy()
    log(r.readableAborted)
    r = quiet()
    r.push(None)
    r.destroy()
    log(r.readableAborted)
    r = quiet()
    r.push('asd')
    r.destroy()
    log(r.readableAborted)
    r = quiet()
    r.push('asd')
    r.push(None)
    r.resume()
    await turn()
    log(r.readableAborted, r.destroyed, r.readableEnded)
    d = Duplex({'readable': False, 'write': lambda: None})
    d.destroy()
    log(d.readableAborted)
    for method in ['push', 'unshift']:
        r = quiet()

        def first(c):
            log(method, r.readableLength)
            getattr(r, method)(c)
            log(r.readableLength)
            r.on('data', lambda c2: log(text(c2)))

        r.once('data', first)
        r.push('Hello, world')
        await turn()
    r = quiet()
    f = lambda: None
    r.setEncoding('utf8')
    r.on('readable', f)
    r.removeListener('readable', f)
    process.nextTick(lambda: (watch('data', r, 'data'), r.push('hello')))
    await turn()
    try:
        quiet({'defaultEncoding': 'nope'})
    except Exception as e:
        log(e.name, e.code, e.message)
    r = quiet({'defaultEncoding': 'hex'})
    watch('hex', r, 'data')
    r.push('ab')
    r.push('xy', 'utf8')
    await turn()
    # destroy
    for error in [undefined, Error('kaboom')]:
        r = watch('destroy', quiet(), 'end', 'close', 'error')
        r.resume()
        r.destroy(error)
        log(r.errored if r.errored is None else r.errored.message, r.destroyed, r.closed)
        await turn()
        log(r.closed)
    r = watch('own', quiet({'destroy': lambda e, cb: (log('own', e.message), cb(Error('other')))}), 'close', 'error')
    r.destroy(Error('first'))
    r.destroy(Error('second'))
    await turn()
    log(r.errored.message)
    s = watch('swallow', quiet({'destroy': lambda e, cb: cb()}), 'close', 'error', 'end')
    s.destroy(Error('gone'))
    await turn()
    t = watch(
        'later', quiet({'destroy': lambda self, e, cb: (self.push(None), process.nextTick(lambda: (self.push('x'), cb())))}), 'end', 'close', 'error', 'data'
    )
    t.resume()
    t.destroy()
    t.read()
    await turn()
    u = watch('cb', quiet(), 'close', 'error')
    u.destroy(Error('c'), lambda e: log('callback', e.message))
    await turn()
    v = watch('no close', quiet({'emitClose': False}), 'close', 'error')
    v.destroy(Error('v'))
    await turn()
    log(v.closed)
    w = watch('auto', quiet({'autoDestroy': False}), 'end', 'close')
    w.push(None)
    w.resume()
    await turn()
    log(w.destroyed)
    x = quiet()
    x.destroy()
    x.push('late')
    x.unshift('late')
    log(x.read(), x.readableLength, x.isPaused())
    x.pause()
    log(x.isPaused())
    await turn()
    y = quiet()
    watch('undestroy', y, 'close', 'error', 'data')
    y.destroy()
    y._undestroy()
    log(y.destroyed, y.readable, y.readableAborted)
    y.push('x')
    await turn()

    # didRead
    async def check(name, r, f):
        log(name, r.readableDidRead, isDisturbed(r), isErrored(r))
        r.on('error', lambda: None)
        f(r)
        await turn()
        log(name, r.readableDidRead, isDisturbed(r), isErrored(r))

    await check('ended', Readable({'read': lambda self: self.push(None)}), lambda r: r.read())
    await check('read', Readable({'read': lambda self: self.push('x')}), lambda r: r.read())
    await check('destroyed', quiet(), lambda r: r.destroy(Error('x')))
    await check('data', Readable.from_(['a']), lambda r: r.on('data', lambda: None))
    await check('nothing', quiet(), lambda r: r.read())
    # emittedReadable
    r = quiet()
    st = r._readableState
    log(st.emittedReadable)
    r.on('readable', lambda: log('readable', st.emittedReadable, text(r.read()), st.emittedReadable))
    process.nextTick(lambda: r.push('foo'))
    process.nextTick(lambda: r.push('bar'))
    setImmediate(lambda: (r.push('quo'), process.nextTick(lambda: r.push(None))))
    await turn()
    await turn()
    n = quiet()
    n.on('readable', lambda: (log('noread', n._readableState.emittedReadable), n.read(0), log(n._readableState.emittedReadable)))
    n.push('foo')
    n.push(None)
    await turn()
    k = quiet()
    log('needReadable', k._readableState.needReadable)
    k.on('readable', lambda: (log(k._readableState.needReadable), k.read()))
    log(k._readableState.needReadable)
    k.push('foo')
    k.push(None)
    await turn()
    # ended
    r = Readable()
    r._read = lambda: (log(r.readableEnded), r.push('asd'), r.push(None), log(r.readableEnded))
    r.on('end', lambda: log('end', r.readableEnded))
    r.on('data', lambda: log('data', r.readableEnded))
    await turn()
    p = quiet()
    watch('twice', p, 'error', 'end')
    p.on('readable', lambda: p.read())
    p.push('a')
    p.push(None)
    log(p.push(None))
    await turn()
    e = quiet()
    watch('eof', e, 'error')
    e.push(None)
    log(e.push('x'))
    await turn()
    q = watch('error end', quiet(), 'end', 'data', 'error')
    q.push('asd')
    q.push(None)
    q.destroy(Error('kaboom'))
    await turn()
    d = Readable()
    watch('after close', d, 'end', 'error')
    d.resume()
    d.destroy()
    d.on('close', lambda: log('push', d.push(None)))
    await turn()
    # marks of 0
    count = 3

    def step():
        nonlocal count
        count -= 1
        r.push('a' if count >= 0 else None)

    r = Readable({'highWaterMark': 0, 'read': lambda: process.nextTick(step)})
    watch('hwm0', r, 'end', 'data')
    await turn()
    calls = []
    data = ['a', None]
    name = lambda: 'null' if data[0] is None else data[0]
    o = Readable(
        {
            'highWaterMark': 0,
            'objectMode': True,
            'read': lambda: (calls.append('_read:' + name()), process.nextTick(lambda: (calls.append('push:' + name()), o.push(data.pop(0))))),
        }
    )
    o.on('readable', lambda: calls.append('readable'))
    log(o.readableFlowing)
    o.on('data', lambda d: calls.append('data:' + d))
    o.on('end', lambda: calls.append('end'))
    await turn()
    log(calls, o.read())
    log(o.read())
    await turn()
    log(calls, o.read())
    await turn()
    log(calls)
    z = quiet({'highWaterMark': 0})
    pushed = False
    z.on('readable', lambda: log(z.read(), pushed))
    z.on('end', lambda: log('z end'))

    def later():
        nonlocal pushed
        log(z.read())
        pushed = True
        z.push(None)

    process.nextTick(later)
    await turn()
    for hwm in [-1, 1.5, 'x', float('nan'), {}]:
        try:
            quiet({'highWaterMark': hwm})
            log('ok')
        except Exception as e:
            log(e.code, e.message)
    # 'readable' once more only when asked
    results = []
    data = ['', 'x', 'y', '', 'z']
    r = Readable({'encoding': 'utf8'})
    r._read = lambda: process.nextTick(lambda: r.push(data.pop(0) if data else None))

    def on_readable():
        d = r.read()
        if d is not None:
            results.append(d)

    r.on('readable', on_readable)
    r.on('end', lambda: log(results))
    await turn()
    for mark, chunk in [[3, 'blerg'], [3, 'bl'], [30, 'blerg']]:
        s = Readable({'highWaterMark': mark})
        reads = []
        s._read = lambda: reads.append(1)
        s.push(chunk)
        if mark == 30:
            s.push(None)
        await turn()
        log(s._readableState.reading, len(reads))
        watch('event' + str(mark), s, 'readable')
        await turn()
        log(len(reads))
    # chunks that are none
    for v in [[], {}, 0, 5, True, lambda: None]:
        r = watch('invalid', quiet(), 'error')
        r.push(v)
        await turn()
    o = watch('object', quiet({'objectMode': True}), 'data', 'error')
    o.push(undefined)
    o.push(0)
    o.push('')
    o.push(False)
    await turn()
    p = quiet()
    p.push(bytearray([65, 66]))
    p.push(memoryview(bytes([67]))[:1])
    log(text(p.read()), text(p.read()), p.push(), p.push(''), p.readableLength)


start(main())
