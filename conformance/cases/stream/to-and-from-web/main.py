"""toWeb and fromWeb of Readable, Writable and Duplex, and Duplex.from of streams of the web."""

from conformance.lib.streams import Error, raising, say, text, tried, turn
from nodecompat import Blob, console, ReadableStream, start, TransformStream, WritableStream
from nodecompat.stream import consumers, Duplex, PassThrough, promises, Readable, Writable

log = console.log


def attempt(f):
    try:
        f()
        log('ok')
    except Exception as e:
        say('args')(e)


async def converting():
    r = Readable.toWeb(Readable.from_(['a', 'b']))
    log(r)
    got = []
    async for c in r:
        got.append(c)
    log(got)
    src = Readable({'read': lambda self: self.push('x')})
    w = Readable.toWeb(src)
    rd = w.getReader()
    log(text((await rd.read()).value))
    await rd.cancel('no')
    await turn()
    log(src.destroyed, src.errored)
    failing = Readable({'read': lambda self: self.destroy(Error('read'))})
    failing.on('error', lambda: None)
    await tried('toWeb', Readable.toWeb(failing).getReader().read())
    early = Readable({'read': lambda: None})
    ew = Readable.toWeb(early).getReader()
    early.destroy()
    await tried('early', ew.read())
    log(await Readable.fromWeb(ReadableStream.from_(['p', 'q']), {'objectMode': True}).toArray())
    log(await consumers.text(Readable.fromWeb(ReadableStream.from_(['p', 'q']))))
    fw = Readable.fromWeb(ReadableStream({'start': lambda c: c.error(Error('web'))}))
    fw.on('error', say('fromWeb'))
    fw.resume()
    await turn()
    log(fw.destroyed)
    whys = []
    rs = ReadableStream({'cancel': whys.append})
    fd = Readable.fromWeb(rs)
    fd.destroy(Error('gone'))
    fd.on('error', lambda: None)
    await turn()
    log(whys[0].message, rs.locked)
    out = []
    ww = Writable.toWeb(Writable({'objectMode': True, 'write': lambda c, e, cb: (out.append(c), cb()), 'final': lambda cb: (out.append('final'), cb())}))
    log(ww)
    wr = ww.getWriter()
    await wr.write('1')
    await wr.write('2')
    await wr.close()
    log(out)
    wd = Writable({'write': lambda c, e, cb: cb(Error('w'))})
    wdw = Writable.toWeb(wd).getWriter()
    wdw.closed.catch(say('wclosed'))
    await wdw.write('x').catch(say('wwrite'))
    await turn()
    wa = Writable({'write': lambda c, e, cb: cb()})
    waw = Writable.toWeb(wa).getWriter()
    waw.closed.catch(lambda: None)
    await waw.abort(Error('stop'))
    await turn()
    log(wa.destroyed, wa.errored.message)
    seen = []
    fww = Writable.fromWeb(WritableStream({'write': lambda c: seen.append(text(c)), 'close': lambda: seen.append('closed')}))
    fww.write('a')
    fww.end('b')
    await promises.finished(fww)
    log(seen)
    fwe = Writable.fromWeb(WritableStream({'write': raising('sink')}))
    fwe.on('error', say('fwe'))
    fwe.write('a', say('cb'))
    await turn()
    log(fwe.destroyed)
    pair = Duplex.toWeb(PassThrough())
    log(sorted(pair))
    pw = pair.writable.getWriter()
    pw.write(b'hi')
    pw.close()
    log(await consumers.text(pair.readable))
    du = Duplex.fromWeb(TransformStream({'transform': lambda c, k: k.enqueue(text(c).upper())}), {'encoding': 'utf8'})
    du.write('hello')
    du.end()
    log(await consumers.text(du))
    for f in [
        lambda: Readable.toWeb(5),
        lambda: Readable.fromWeb(5),
        lambda: Writable.toWeb({}),
        lambda: Writable.fromWeb(ReadableStream()),
        lambda: Duplex.toWeb(Writable()),
        lambda: Duplex.fromWeb({}),
        lambda: Readable.fromWeb(ReadableStream(), {'objectMode': 5}),
        lambda: Readable.fromWeb(ReadableStream(), {'encoding': 'x'}),
        lambda: Readable.toWeb(Readable.from_([]), {'type': 'x'}),
    ]:
        attempt(f)
    log(await Duplex.from_(ReadableStream.from_(['d'])).toArray())
    df = []
    dw = Duplex.from_(WritableStream({'write': lambda c: df.append(text(c))}))
    dw.end('z')
    await promises.finished(dw)
    log(df, dw.readable)
    log(await consumers.text(Duplex.from_(Blob(['blob']))))


start(converting())
