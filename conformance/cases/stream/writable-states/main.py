"""Writable: aborted, destroyed, ended more than once, finals, callbacks, corks, wrong chunks, constructed and disposed."""

from conformance.lib.streams import Error, raising, say, shown, sink, turn, watch
from nodecompat import console, process, Promise, setImmediate, setTimeout, start, undefined
from nodecompat.stream import Duplex, PassThrough, Transform, Writable

log = console.log
every = ['close', 'error', 'finish', 'prefinish', 'drain']


async def main():
    w = sink()
    log(w.writableAborted)
    w.destroy()
    log(w.writableAborted)
    w = sink()
    w.end()
    await turn()
    log(w.writableAborted, w.destroyed)
    # destroy
    for error in [undefined, Error('kaboom')]:
        w = watch('destroy', sink(), *every)
        w.write('a', say('cb'))
        w.destroy(error)
        w.end(say('end'))
        w.write('b', say('late'))
        log(w.destroyed, w.writable, w.writableEnded, w.writableFinished)
        await turn()
    w = watch('pending', Writable({'write': lambda c, e, cb: process.nextTick(cb)}), *every)
    w.write('a', say('1'))
    w.write('b', say('2'))
    w.end('c', say('3'))
    w.destroy(Error('x'))
    await turn()
    w = watch('own', sink({'destroy': lambda e, cb: cb(Error('other'))}), *every)
    w.destroy()
    await turn()
    log(w.errored.message)
    w = watch('twice', sink(), *every)
    w.destroy(Error('1'))
    w.destroy(Error('2'), say('second'))
    await turn()
    w = watch('in write', Writable({'write': lambda self, c, e, cb: (self.destroy(Error('w')), cb())}), *every)
    w.write('a', say('cb'))
    await turn()
    w = watch('throws', Writable({'destroy': raising('thrown')}), *every)
    w.destroy()
    await turn()
    w = watch('undestroy', sink(), *every)
    w.destroy()
    w._undestroy()
    log(w.destroyed, w.writable)
    await turn()
    w = sink()
    w.end()
    w.destroy()
    watch('end', w, *every)
    await turn()
    log(w.writableFinished)
    w = watch('late error', Writable({'write': lambda c, e, cb: cb(Error('late')), 'autoDestroy': False}), *every)
    w.write('x', say('cb'))
    w.write('y', say('cb2'))
    await turn()
    log(w.destroyed, w.errored.message, w.writable)
    w.end(say('ended'))
    await turn()
    # end more than once
    w = watch('multiple', sink(), *every)
    w.end('a', say('1'))
    w.end(say('2'))
    w.end('b', say('3'))
    await turn()
    w.end(say('4'))
    await turn()
    w = watch('state', sink(), *every)
    log(w.writableEnded, w.writableFinished, w._writableState.ending, w._writableState.ended, w.writable)
    w.end()
    log(w.writableEnded, w.writableFinished, w._writableState.ending, w._writableState.ended, w.writable)
    await turn()
    log(w.writableFinished, w.writable)
    w = Writable({'write': lambda c, e, cb: cb(Error('bad'))})
    watch('cb error', w, *every)
    w.write('x', say('write'))
    w.end(say('end'))
    await turn()
    w = Writable({'write': lambda c, e, cb: process.nextTick(cb)})
    watch('order', w, *every)
    w.write('1', say('w1'))
    w.end('2', say('end'))
    w.on('finish', lambda: log('mine'))
    await turn()
    try:
        sink().end(None)
        log('ok')
    except Exception as e:
        log(shown(e))
    # final
    w = watch('final', sink({'final': lambda cb: (log('final'), setTimeout(cb, 1))}), *every)
    w.write('a')
    w.end(say('ended'))
    await turn()
    w = watch('final error', sink({'final': lambda cb: cb(Error('f'))}), *every)
    w.end(say('ended'))
    await turn()
    w = watch('final throws', sink({'final': raising('t')}), *every)
    w.end(say('ended'))
    await turn()

    async def fin(cb):
        await Promise.resolve()
        log('async')
        cb()

    w = watch('final promise', sink({'final': fin}), *every)
    w.end()
    await turn()
    w = watch('final destroyed', sink({'final': lambda self, cb: (self.destroy(), cb())}), *every)
    w.end(say('ended'))
    await turn()
    w = watch('final twice', sink({'final': lambda cb: (cb(), cb())}), *every)
    w.end()
    await turn()
    t = watch(
        'flush',
        Transform(
            {
                'transform': lambda c, e, cb: (log('t', c.decode()), cb(None, c)),
                'final': lambda cb: (log('t final'), cb()),
                'flush': lambda cb: (log('flush'), cb(None, 'tail')),
            }
        ),
        'finish',
        'end',
        'data',
        'close',
    )
    t.write('1')
    t.end('2')
    await turn()
    # callbacks
    w = watch('sync error', Writable({'write': lambda c, e, cb: cb(Error('s'))}), *every)
    log(w.write('a', say('cb')))
    await turn()
    w = watch('async error', Writable({'write': lambda c, e, cb: setImmediate(cb, Error('a'))}), *every)
    w.write('a', say('1'))
    w.write('b', say('2'))
    await turn()
    w = watch('twice', Writable({'write': lambda c, e, cb: (cb(), cb())}), *every)
    w.write('a', say('cb'))
    await turn()
    w = watch('later twice', Writable({'write': lambda c, e, cb: (process.nextTick(cb), process.nextTick(cb))}), *every)
    w.write('a', say('cb'))
    await turn()
    w = Writable()
    watch('none', w, *every)
    try:
        w.write('a', say('cb'))
    except Exception as e:
        log(shown(e))
    await turn()
    n = []
    w = sink()
    same = lambda: n.append(1)
    for i in range(3):
        w.write('x', same)
    process.nextTick(lambda: log('same', len(n)))
    await turn()
    order = []
    w = sink()
    w.write('1', lambda: order.append('1'))
    w.write('2', lambda: order.append('2'))
    process.nextTick(lambda: order.append('tick'))
    await turn()
    log(order)
    # wrong chunks
    for o in [{}, {'objectMode': True}]:
        for v in [None, undefined, 5, True, {}, [], bytearray(1), '']:
            w = watch('chunk', sink(o), 'error')
            try:
                log(w.write(v, say('cb')))
            except Exception as e:
                log(shown(e))
            await turn()
    for e in ['nope', 'UTF-8', 'hex', 'base64url', 5, None]:
        try:
            log(sink().write('ab', e), type(sink().setDefaultEncoding(e)).__name__)
        except Exception as x:
            log(shown(x))
    w = sink({'decodeStrings': False, 'write': lambda c, e, cb: (log('string' if isinstance(c, str) else 'object', e), cb())})
    w.setDefaultEncoding('latin1')
    w.write('a')
    w.write('b', 'hex')
    w = sink({'defaultEncoding': 'hex', 'write': lambda c, e, cb: (log(c, e), cb())})
    w.write('6162')
    w.end()
    # corks
    w = Writable({'writev': lambda chunks, cb: (log('writev', [[c.chunk.decode(), c.encoding] for c in chunks]), cb())})
    w.cork()
    w.write('a')
    w.cork()
    w.write('b', 'latin1')
    w.uncork()
    log(w.writableCorked, w.writableLength, w._writableState.bufferedRequestCount, len(w._writableState.getBuffer()))
    w.uncork()
    log(w.writableCorked, w.writableLength)
    w.cork()
    w.write('c')
    w.end('d')
    await turn()
    b = Writable(
        {'writev': lambda chunks, cb: (log('all', len(chunks)), process.nextTick(cb)), 'write': lambda c, e, cb: (log('one', c.decode()), process.nextTick(cb))}
    )
    watch('b', b, 'finish')
    b.write('1')
    b.write('2')
    b.write('3')
    b.end()
    await turn()
    d = Writable({'highWaterMark': 3, 'write': lambda c, e, cb: setImmediate(cb)})
    watch('drain', d, 'drain')
    log(d.write('ab'), d.writableNeedDrain, d.write('cd'), d.writableNeedDrain, d.writableHighWaterMark)
    await turn()
    log(d.writableNeedDrain)
    e = Writable({'writev': lambda c, cb: cb(Error('v'))})
    watch('verror', e, 'error', 'close')
    e.cork()
    e.write('a', say('1'))
    e.write('b', say('2'))
    e.uncork()
    await turn()
    # construct
    w = watch(
        'construct',
        Writable(
            {
                'construct': lambda cb: (log('constructing'), setTimeout(cb, 1)),
                'write': lambda c, e, cb: (log('write', c.decode()), cb()),
                'final': lambda cb: (log('final'), cb()),
            }
        ),
        *every,
    )
    w.write('a')
    w.end()
    log('sync')
    await turn()
    f = watch('failed', Writable({'construct': lambda cb: cb(Error('no')), 'write': lambda: None}), *every)
    f.write('a', say('cb'))
    await turn()
    log(f.destroyed)
    d = watch('destroyed first', Writable({'construct': lambda cb: setTimeout(cb, 1), 'destroy': lambda e, cb: (log('destroy'), cb(e))}), *every)
    d.destroy()
    await turn()
    t = watch('throws', Writable({'construct': raising('sync')}), *every)
    await turn()
    x = watch('twice', Writable({'construct': lambda cb: (cb(), cb())}), *every)
    await turn()
    # needDrain, pipes and props
    p = PassThrough()
    log(p.allowHalfOpen, p.writableObjectMode, p.readableObjectMode, p.writableCorked, p.closed, p.errored)
    o = Duplex({'readableObjectMode': True, 'writableHighWaterMark': 5, 'allowHalfOpen': False, 'read': lambda: None, 'write': lambda c, e, cb: cb()})
    log(o.readableObjectMode, o.writableObjectMode, o.writableHighWaterMark, o.readableHighWaterMark, o.allowHalfOpen)
    watch('half', o, 'end', 'finish', 'close')
    o.push(None)
    o.resume()
    await turn()
    w = watch('pipe', Writable(), 'error', 'close')
    try:
        w.pipe(sink())
    except Exception as e:
        log(shown(e))
    await turn()


start(main())
