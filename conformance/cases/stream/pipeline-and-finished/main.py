"""pipeline and finished: parts of all kinds, failures, who is destroyed, options, and what is left behind."""

from conformance.lib.streams import Error, quiet, shown, sink, tried, turn
from nodecompat import AbortController, AbortSignal, console, Promise, start
from nodecompat.stream import Duplex, finished, PassThrough, pipeline, promises, Readable, Stream, Transform, Writable

log = console.log


def say(name):
    return lambda *a: log(name, *map(shown, a))


def attempt(f):
    try:
        f()
        log('ok')
    except Exception as e:
        log(shown(e))


async def main():
    # ends
    got = []
    pipeline(Readable.from_(['a', 'b']), Writable({'objectMode': True, 'write': lambda c, e, cb: (got.append(c), cb())}), say('done'))
    await turn()
    log(got)
    r = quiet()
    w = sink()
    log(pipeline(r, w, say('end')) is w)
    r.push('x')
    r.push(None)
    await turn()
    log(r.destroyed, w.destroyed, r.listenerCount('error'), w.listenerCount('error'), w.listenerCount('drain'))
    p = PassThrough()
    log(pipeline(Readable.from_(['q']), p, say('through')) is p)
    p.on('data', lambda c: log(c.decode()))
    await turn()
    for f in [
        lambda: pipeline(),
        lambda: pipeline(quiet()),
        lambda: pipeline(quiet(), say('x')),
        lambda: pipeline([], say('x')),
        lambda: pipeline(5, sink(), say('x')),
        lambda: pipeline(quiet(), sink()),
    ]:
        attempt(f)
    pipeline([Readable.from_(['list']), sink({'objectMode': True})], say('array'))
    await turn()
    # failures
    r = quiet()
    w = sink()
    pipeline(r, w, say('source'))
    r.destroy(Error('r'))
    await turn()
    log(w.destroyed, w.errored and w.errored.message)
    r = quiet()
    w = sink()
    pipeline(r, w, say('sink'))
    w.destroy(Error('w'))
    await turn()
    log(r.destroyed)
    r = quiet()
    w = sink()
    pipeline(r, w, say('premature'))
    r.destroy()
    await turn()
    log(w.destroyed)
    r = quiet()
    w = sink()
    pipeline(r, w, say('closed sink'))
    w.destroy()
    await turn()
    log(r.destroyed)
    r = quiet()
    t = Transform({'transform': lambda c, e, cb: cb(Error('t'))})
    w = sink()
    pipeline(r, t, w, say('middle'))
    r.push('x')
    await turn()
    log(r.destroyed, t.destroyed, w.destroyed)
    r = quiet()
    w = sink({'write': lambda c, e, cb: cb(Error('in write'))})
    pipeline(r, w, say('write'))
    r.push('x')
    await turn()
    r = quiet()
    w = sink({'final': lambda cb: cb(Error('in final'))})
    pipeline(r, w, say('final'))
    r.push(None)
    await turn()
    d = quiet()
    d.destroy()
    pipeline(d, sink(), say('destroyed source'))
    await turn()
    e = sink()
    e.destroy()
    try:
        pipeline(quiet(), e, say('destroyed sink'))
    except Exception as x:
        log(shown(x))
    await turn()
    f = sink()
    f.end()
    await turn()
    try:
        pipeline(quiet(), f, say('finished sink'))
    except Exception as x:
        log(shown(x))
    await turn()
    once = quiet()
    pipeline(once, sink(), lambda: log('throwing'))
    once.destroy(Error('1'))
    once.emit('error', Error('2'))
    await turn()

    # functions
    async def ab():
        yield 'a'
        yield 'b'

    async def joined(s):
        t = ''
        async for c in s:
            t += c
        return t

    log(await promises.pipeline(ab, joined))

    def x():
        yield 'x'

    async def with_1(s):
        async for c in s:
            yield c + '1'

    async def logged(s):
        async for c in s:
            log(c)
        return 7

    log(await promises.pipeline(x, with_1, logged))

    async def gen():
        yield 1
        raise Error('gen')

    async def drain(s):
        async for c in s:
            pass

    await tried('thrown', promises.pipeline(gen, drain))

    async def consumer(s):
        async for c in s:
            raise Error('consumer')

    await tried('in sink', promises.pipeline(['a'], consumer))
    await tried('no iterable', promises.pipeline(lambda: 5, sink()))
    await tried('no async', promises.pipeline(['a'], lambda: 5, sink()))
    await tried('no promise', promises.pipeline(['a'], lambda: 5))

    def throws(s):
        raise Error('sync')

    await tried('sync throw', promises.pipeline(['a'], throws))
    closed = False

    async def endless():
        nonlocal closed
        try:
            while True:
                await turn()
                yield 'x'
        finally:
            closed = True

    await tried('left', promises.pipeline(endless, sink({'objectMode': True, 'write': lambda c, e, cb: cb(Error('stop'))})))
    await turn()
    log(closed)
    seen = []
    await promises.pipeline([Promise.resolve('p'), 'q'], sink({'objectMode': True, 'write': lambda c, e, cb: (seen.append(c), cb())}))
    log(seen)

    async def echo(s):
        async for c in s:
            log(c)
            yield c

    await promises.pipeline('text', echo, sink())

    async def zs(options):
        signal = options['signal']
        log(signal.aborted)
        try:
            while True:
                await turn()
                yield 'z'
        finally:
            log('finally', signal.aborted)

    ac = AbortController()
    pr = promises.pipeline(zs, sink({'objectMode': True}), {'signal': ac.signal})
    await turn()
    ac.abort()
    await tried('aborted', pr)
    await turn()
    await tried('before', promises.pipeline(['a'], sink(), {'signal': AbortSignal.abort()}))
    await tried('no signal', promises.pipeline(['a'], sink(), {'signal': 5}))
    opened = sink({'objectMode': True})
    await promises.pipeline(['a'], opened, {'end': False})
    log(opened.writableEnded, opened.destroyed)
    opened.end()
    op2 = PassThrough()
    await promises.pipeline(Readable.from_(['a']), op2, {'end': False})
    log(op2.writableEnded, op2.destroyed)
    empty = sink()
    await promises.pipeline([''], empty)
    log('empty', empty.writableFinished)
    # finished
    r = quiet()
    finished(r, say('r'))
    r.resume()
    r.push(None)
    await turn()
    w = sink()
    stop = finished(w, say('w'))
    log('function' if callable(stop) else '')
    w.end()
    await turn()
    finished(w, say('again'))
    await turn()
    d = Duplex({'read': lambda: None, 'write': lambda c, e, cb: cb()})
    finished(d, {'writable': False}, say('d read'))
    finished(d, {'readable': False}, say('d write'))
    finished(d, say('d'))
    d.resume()
    d.push(None)
    await turn()
    d.end()
    await turn()
    e = quiet()
    finished(e, {'error': False}, say('no error'))
    finished(e, say('error'))
    e.on('error', lambda: None)
    e.destroy(Error('e'))
    await turn()
    p = quiet()
    finished(p, say('premature'))
    p.destroy()
    await turn()
    c = quiet()
    un = finished(c, say('never'))
    un()
    c.destroy()
    await turn()
    ac = AbortController()
    s = quiet()
    finished(s, {'signal': ac.signal}, say('signal'))
    ac.abort()
    await turn()
    log(s.destroyed, s.listenerCount('end'))
    await tried('pre', promises.finished(quiet(), {'signal': AbortSignal.abort('why')}))
    l = Stream()
    l.readable = True
    finished(l, say('legacy'))
    l.emit('end')
    l.emit('close')
    await turn()
    for f in [
        lambda: finished(5, lambda: None),
        lambda: finished(quiet(), 'x', lambda: None),
        lambda: finished(quiet(), {}, 5),
        lambda: finished(quiet(), {'signal': 5}, lambda: None),
        lambda: finished(quiet()),
    ]:
        attempt(f)
    cl = quiet()
    await Promise.all([promises.finished(cl, {'cleanup': True}), (cl.resume(), cl.push(None))])
    log(cl.listenerCount('end'), cl.listenerCount('error'))
    nc = Readable({'read': lambda self: self.push(None), 'emitClose': False, 'autoDestroy': False})
    finished(nc, say('no close'))
    nc.resume()
    await turn()
    wd = sink()
    wd.write('a')
    finished(wd, say('destroyed'))
    wd.destroy(Error('wd'))
    await turn()
    finished(wd, say('after'))
    await turn()


start(main())
