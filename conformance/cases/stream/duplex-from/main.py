"""A Duplex of items, functions, promises, pairs; two that are joined; a stream of another make."""

from nodecompat import console, setTimeout, Promise
from nodecompat.stream import Duplex, PassThrough, Readable, Stream, Writable, duplexPair, pipeline

console.log(Duplex.from_(['a']).writable, Duplex.from_(['a']).readable)
for x in (5, {}, lambda: 5):
    try:
        Duplex.from_(x)
    except Exception as e:
        console.log(e.code)
d = Duplex.from_(['a', 'b'])
d.on('data', lambda c: console.log('items', c))
d.on('close', lambda: console.log('items close'))


async def gen(source):
    async for c in source:
        yield str(c, 'utf8').upper() if isinstance(c, bytes) else c.upper()


def s1():
    d = Duplex.from_(gen)
    d.on('data', lambda c: console.log('gen', c))
    d.on('end', lambda: console.log('gen end'))
    d.on('finish', lambda: console.log('gen finish'))
    d.on('close', lambda: console.log('gen close'))
    d.write('x')
    d.end('y')


setTimeout(s1, 10)


async def consume(source):
    async for c in source:
        console.log('consume', c)
    console.log('consumed')


def s2():
    d = Duplex.from_(consume)
    console.log(d.readable, d.writable)
    d.on('finish', lambda: console.log('finish'))
    d.on('close', lambda: console.log('close'))
    d.write('x')
    d.end('y')


setTimeout(s2, 30)


def s3():
    d = Duplex.from_(Promise.resolve('pv'))
    d.on('data', lambda c: console.log('promise', c))
    d.on('end', lambda: console.log('end'))
    d = Duplex.from_(Promise.reject(ValueError('no')))
    d.on('error', lambda e: console.log('err', str(e)))


setTimeout(s3, 50)


def s4():
    r = Readable.from_(['1', '2'])
    w = Writable(write=lambda c, e, cb: (console.log('w', c), cb()))
    d = Duplex.from_({'readable': r, 'writable': w})
    d.on('data', lambda c: console.log('pair', c))
    d.on('end', lambda: console.log('pair end'))
    d.on('finish', lambda: console.log('pair finish'))
    d.on('close', lambda: console.log('pair close'))
    d.end('in')


setTimeout(s4, 70)


def s5():
    a, b = duplexPair()
    a.on('data', lambda c: console.log('a', c))
    b.on('data', lambda c: console.log('b', c))
    a.write('one')
    b.end('two')
    a.on('end', lambda: (console.log('a end'), a.end()))
    b.on('end', lambda: console.log('b end'))
    b.on('close', lambda: console.log('b close'))
    a.on('close', lambda: console.log('a close'))


setTimeout(s5, 90)


def s6():
    s = Stream()
    s.pause = lambda: console.log('pause')
    s.resume = lambda: console.log('resume')
    r = Readable.wrap(s, {'highWaterMark': 1})
    r.on('end', lambda: console.log('wrap end'))
    s.emit('data', 'q')
    s.emit('end')
    console.log(r.readableObjectMode, r.read())
    r.on('data', lambda c: console.log('data', c))


setTimeout(s6, 110)


def s7():
    d = Duplex.from_(gen)
    d.on('error', lambda e: console.log(str(e)))
    d.on('close', lambda: console.log('close7'))
    d.write('x')
    d.destroy(ValueError('stop'))
    d2 = Duplex.from_(Readable(read=lambda: None))
    d2.on('error', lambda e: console.log(e.name))
    d2.on('close', lambda: console.log('close8', d2.writable))
    d2.destroy()
    w = Writable(write=lambda c, e, cb: cb(ValueError('wfail')))
    w.on('error', lambda e: console.log('w', str(e)))
    d = Duplex.from_(w)
    d.on('error', lambda e: console.log('d', str(e)))
    d.write('x')
    p = PassThrough()
    console.log(Duplex.from_(p) is p)
    pipeline(
        Readable.from_(['l', 'm']),
        Duplex.from_(gen),
        gen,
        Writable(objectMode=True, write=lambda c, e, cb: (console.log('pl', c), cb())),
        lambda e=None, *_: console.log('pl done', e or None),
    )


setTimeout(s7, 130)
