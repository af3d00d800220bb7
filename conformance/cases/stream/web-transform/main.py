"""A TransformStream: transform, flush, terminate, cancel and failures."""

from conformance.lib.web_streams import raising, sayer, tried
from nodecompat import console, Promise, setTimeout, start
from nodecompat.stream import web

TransformStream = web.TransformStream
log = console.log


async def main():
    def tr(chunk, c):
        log('t', chunk)
        c.enqueue(chunk.upper())

    def fl(c):
        log('flush')
        c.enqueue('!')

    ts = TransformStream({'start': lambda c: log('tstart', c.desiredSize), 'transform': tr, 'flush': fl})
    log(ts)
    w = ts.writable.getWriter()
    r = ts.readable.getReader()
    w.write('a')
    w.write('b')
    w.close()
    while True:
        x = await r.read()
        log(x)
        if x.done:
            break
    b = TransformStream({'transform': raising('bad')})
    bw = b.writable.getWriter()
    bw.write(1).catch(sayer('bw'))
    bw.closed.catch(sayer('bclosed'))
    await tried('br', b.readable.getReader().read())

    def trm(c, k):
        k.enqueue(c)
        k.terminate()

    term = TransformStream({'transform': trm})
    tw = term.writable.getWriter()
    tw.write(1).catch(sayer('tw'))
    tw.closed.catch(sayer('tclosed'))
    rr = term.readable.getReader()
    log(await rr.read(), await rr.read())
    await tried('tw2', tw.write(2))
    await Promise(lambda r: setTimeout(r, 1))
    can = TransformStream({'cancel': lambda r: log('tcancel', r)})
    await can.readable.cancel('no')
    await can.writable.getWriter().closed.catch(lambda e: log('can', e))


start(main())
