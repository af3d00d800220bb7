"""A WritableStream: its sink, its writer, how it fills, closes, fails and is aborted."""

from conformance.lib.web_streams import Error, say, sayer, tried
from nodecompat import console, Promise, setTimeout, start
from nodecompat.stream import web

WritableStream = web.WritableStream
log = console.log


async def main():
    async def wr(chunk):
        log('write', chunk)

    ws = WritableStream(
        {'start': lambda c: log('wstart', c), 'write': wr, 'close': lambda: log('close'), 'abort': lambda r: log('abort', r)}, {'highWaterMark': 2}
    )
    log(ws)
    w = ws.getWriter()
    log(w.desiredSize, await w.ready)
    w.write('a').then(lambda: log('a done'))
    log(w.desiredSize)
    w.write('b').then(lambda: log('b done'))
    log(w.desiredSize)
    ready = False

    def rdy():
        nonlocal ready
        ready = True
        log('ready')

    w.ready.then(rdy)
    await w.close()
    log(ready, w.desiredSize, await w.closed)
    await tried('after', w.write('x'))
    await tried('again', w.close())
    w.releaseLock()
    await tried('released', w.write('x'))
    await tried('ready', w.ready)
    await tried('closed', w.closed)
    try:
        w.desiredSize
    except Exception as e:
        say('size', e)
    log(ws, ws.locked)
    await tried('closing', ws.close())
    log(await ws.abort())

    def snk(c):
        raise Error('sink ' + c)

    ws = WritableStream({'write': snk, 'abort': lambda r: log('abort', r)})
    w = ws.getWriter()
    w.closed.catch(sayer('closed'))
    await tried('write', w.write('a'))
    await tried('ready', w.ready)
    await tried('write2', w.write('b'))
    await tried('close', w.close())
    log(w.desiredSize, ws)

    def wrt(c, ctl):
        log('w', c)
        ctl.signal.addEventListener('abort', lambda: log('signal', ctl.signal.reason))
        return Promise(lambda r: setTimeout(r, 5))

    ws = WritableStream({'write': wrt, 'abort': lambda r: log('abort', r)})
    w = ws.getWriter()
    await w.ready
    p = w.write(1)
    q = w.write(2)
    p.then(lambda: log('1 done'))
    q.catch(lambda e: log('2 failed', e))
    w.closed.catch(lambda e: log('closed', e))
    await w.abort('stop')
    log('aborted')


start(main())
