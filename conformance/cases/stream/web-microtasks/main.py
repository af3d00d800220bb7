"""How many microtasks the streams of the web take."""

from nodecompat import console, Promise, ReadableStream, setTimeout, start, TransformStream, WritableStream

log = console.log


class Error(Exception):
    pass


async def counted(name, begin):
    n = 0
    over = False
    trace = []
    at = lambda what: trace.append(what + '@' + str(n))

    async def count():
        nonlocal n, over
        while not over:
            await Promise.resolve()
            n += 1
            if n > 60:
                over = True

    start(count())
    await start(begin(at))
    for i in range(40):
        await Promise.resolve()
    over = True
    log(name, ' '.join(trace))
    await Promise(lambda r: setTimeout(r, 2))


def throws():
    raise Error('x')


async def main():
    def shown(x):
        return 'undefined' if x.done else str(x.value)

    async def pull(at):
        k = 0

        def pulled(c):
            nonlocal k
            at('pull')
            c.enqueue(k)
            k += 1
            if k == 3:
                c.close()

        r = ReadableStream({'pull': pulled}).getReader()
        for i in range(4):
            r.read().then(lambda x: at('read' + shown(x)))
        r.closed.then(lambda: at('closed'))

    await counted('pull', pull)

    async def async_pull(at):
        k = 0

        async def pulled(c):
            nonlocal k
            at('pull')
            await Promise.resolve()
            c.enqueue(k)
            k += 1
            if k == 3:
                c.close()

        r = ReadableStream({'pull': pulled}).getReader()
        for i in range(4):
            r.read().then(lambda x: at('read' + shown(x)))
        r.closed.then(lambda: at('closed'))

    await counted('async pull', async_pull)

    async def starting(at):
        async def st(c):
            at('start')
            await Promise.resolve()
            c.enqueue(1)

        r = ReadableStream({'start': st, 'pull': lambda c: (at('pull'), c.close()) and None}).getReader()
        r.read().then(lambda: at('1'))
        r.read().then(lambda: at('end'))

    await counted('start', starting)

    async def from_(at):
        r = ReadableStream.from_([1, 2]).getReader()
        r.read().then(lambda: at('1'))
        r.read().then(lambda: at('2'))
        r.read().then(lambda: at('end'))

    await counted('from', from_)

    async def loop(at):
        async def go():
            async for x in ReadableStream({'start': lambda c: (c.enqueue(1), c.enqueue(2), c.close()) and None}):
                at('x' + str(x))
            at('done')

        start(go())

    await counted('loop', loop)

    async def cancel(at):
        r = ReadableStream({'cancel': lambda: at('cancel')})
        r.cancel().then(lambda: at('cancelled'))

    await counted('cancel', cancel)

    async def error(at):
        r = ReadableStream({'pull': lambda c: c.error(Error('x'))}).getReader()
        r.read().catch(lambda: at('read'))
        r.closed.catch(lambda: at('closed'))

    await counted('error', error)

    async def tee(at):
        a, b = ReadableStream({'start': lambda c: (c.enqueue(1), c.close()) and None}).tee()
        ra = a.getReader()
        rb = b.getReader()
        ra.read().then(lambda: at('a1'))
        rb.read().then(lambda: at('b1'))
        ra.read().then(lambda: at('a end'))
        rb.read().then(lambda: at('b end'))

    await counted('tee', tee)

    async def write(at):
        w = WritableStream({'write': lambda c: at('w' + str(c)), 'close': lambda: at('close')}).getWriter()
        w.ready.then(lambda: at('ready'))
        w.write(1).then(lambda: at('1'))
        w.write(2).then(lambda: at('2'))
        w.close().then(lambda: at('end'))
        w.closed.then(lambda: at('closed'))

    await counted('write', write)

    async def async_write(at):
        async def wr(c):
            at('w' + str(c))
            await Promise.resolve()

        async def cl():
            at('close')

        w = WritableStream({'write': wr, 'close': cl}, {'highWaterMark': 3}).getWriter()
        w.write(1).then(lambda: at('1'))
        w.write(2).then(lambda: at('2'))
        w.close().then(lambda: at('end'))
        w.closed.then(lambda: at('closed'))

    await counted('async write', async_write)

    async def abort(at):
        w = WritableStream({'write': lambda: at('w'), 'abort': lambda: at('abort')}).getWriter()
        w.write(1).then(lambda: at('1'), lambda: at('1 failed'))
        w.abort('x').then(lambda: at('aborted'))
        w.closed.catch(lambda: at('closed'))
        w.ready.catch(lambda: at('ready'))

    await counted('abort', abort)

    async def write_fails(at):
        w = WritableStream({'write': throws}).getWriter()
        w.write(1).catch(lambda: at('1'))
        w.write(2).catch(lambda: at('2'))
        w.closed.catch(lambda: at('closed'))
        w.ready.catch(lambda: at('ready'))

    await counted('write fails', write_fails)

    async def transform(at):
        t = TransformStream({'transform': lambda c, k: (at('t' + str(c)), k.enqueue(c)) and None, 'flush': lambda: at('flush')})
        w = t.writable.getWriter()
        r = t.readable.getReader()
        w.write(1).then(lambda: at('w1'))
        w.write(2).then(lambda: at('w2'))
        w.close().then(lambda: at('close'))
        for i in range(3):
            r.read().then(lambda x: at('r' + shown(x)))

    await counted('transform', transform)

    async def transform_fails(at):
        t = TransformStream({'transform': throws})
        w = t.writable.getWriter()
        r = t.readable.getReader()
        w.write(1).catch(lambda: at('w'))
        r.read().catch(lambda: at('r'))
        w.closed.catch(lambda: at('wc'))
        r.closed.catch(lambda: at('rc'))

    await counted('transform fails', transform_fails)

    async def transform_cancel(at):
        t = TransformStream({'cancel': lambda: at('cancel')})
        t.readable.cancel().then(lambda: at('done'))
        t.writable.getWriter().closed.catch(lambda: at('wc'))

    await counted('transform cancel', transform_cancel)

    async def transform_abort(at):
        t = TransformStream({'cancel': lambda: at('cancel')})
        t.writable.abort().then(lambda: at('done'))
        t.readable.getReader().closed.catch(lambda: at('rc'))

    await counted('transform abort', transform_abort)

    async def terminate(at):
        t = TransformStream({'transform': lambda c, k: k.terminate()})
        w = t.writable.getWriter()
        r = t.readable.getReader()
        w.write(1).then(lambda: at('w'))
        r.read().then(lambda: at('r'))
        w.closed.catch(lambda: at('wc'))

    await counted('terminate', terminate)

    async def pipe(at):
        ReadableStream({'start': lambda c: (c.enqueue(1), c.enqueue(2), c.close()) and None}).pipeTo(
            WritableStream({'write': lambda c: at('w' + str(c)), 'close': lambda: at('close')})
        ).then(lambda: at('piped'))

    await counted('pipe', pipe)

    async def pull_pipe(at):
        k = 0

        def pulled(c):
            nonlocal k
            at('pull')
            c.enqueue(k)
            k += 1
            if k == 3:
                c.close()

        async def wr(c):
            at('w' + str(c))

        ReadableStream({'pull': pulled}, {'highWaterMark': 0}).pipeTo(WritableStream({'write': wr})).then(lambda: at('piped'))

    await counted('pull pipe', pull_pipe)

    async def pipe_through(at):
        ReadableStream.from_([1, 2]).pipeThrough(TransformStream()).pipeTo(WritableStream({'write': lambda c: at('w' + str(c))})).then(lambda: at('piped'))

    await counted('pipe through', pipe_through)

    async def pipe_error(at):
        ReadableStream({'start': lambda c: c.error(Error('x'))}).pipeTo(WritableStream({'abort': lambda: at('abort')})).catch(lambda: at('failed'))

    await counted('pipe error', pipe_error)

    async def pipe_sink_error(at):
        ReadableStream({'pull': lambda c: c.enqueue(1), 'cancel': lambda: at('cancel')}).pipeTo(WritableStream({'write': throws})).catch(lambda: at('failed'))

    await counted('pipe sink error', pipe_sink_error)

    async def of_bytes(at):
        r = ReadableStream({'type': 'bytes', 'pull': lambda c: (at('pull'), c.enqueue(bytes([1])), c.close()) and None}).getReader()
        r.read().then(lambda: at('1'))
        r.read().then(lambda: at('end'))

    await counted('bytes', of_bytes)


start(main())
