"""TextEncoderStream, TextDecoderStream, and a stream of bytes."""

from conformance.lib.web_streams import say
from nodecompat import console, start
from nodecompat.stream import web

ReadableStream = web.ReadableStream
TextEncoderStream = web.TextEncoderStream
TextDecoderStream = web.TextDecoderStream
log = console.log


async def main():
    out = []
    async for x in ReadableStream.from_(['h\u00e9', '\ud83d', '\ude00']).pipeThrough(TextEncoderStream()):
        out.append(x.hex())
    log(out)
    log([x async for x in ReadableStream.from_([b'\xe2', b'\x82\xacA']).pipeThrough(TextDecoderStream())])

    def bst(c):
        log(c.desiredSize, c.byobRequest)
        c.enqueue(b'abc')
        try:
            c.enqueue('x')
        except Exception as e:
            say('benq', e)
        try:
            c.enqueue(b'')
        except Exception as e:
            say('bempty', e)

    def bpl(c):
        v = c.byobRequest
        if v:
            v.view[0] = 65
            v.respond(1)
        else:
            c.close()

    bs = ReadableStream({'type': 'bytes', 'start': bst, 'pull': bpl})
    log(bs)
    br = bs.getReader({'mode': 'byob'})
    for _ in range(3):
        x = await br.read(bytearray(2))
        log(x.done, bytes(x.value).decode())
    br.releaseLock()
    r = bs.getReader()
    x = await r.read()
    log(x)


start(main())
