from nodecompat import js
from nodecompat.js import *

# What is compressed comes back: at once, with a callback, through a stream; what is broken is an error with a code.
from nodecompat import zlib

text = 'lorem ipsum dolor sit amet €. ' * 40
pairs = [
    ['gzip', 'gunzip', 'Gzip', 'Gunzip'],
    ['deflate', 'inflate', 'Deflate', 'Inflate'],
    ['deflateRaw', 'inflateRaw', 'DeflateRaw', 'InflateRaw'],
    ['gzip', 'unzip', 'Gzip', 'Unzip'],
    ['deflate', 'unzip', 'Deflate', 'Unzip'],
]
for entry in pairs:
    pack, unpack = js.first(entry, 2)
    packed = js.get(zlib, f'{js.text(pack)}Sync')(text, js.obj(level=9))
    console.log(
        pack,
        js.lt(js.length(packed), 200),
        js.text(js.get(zlib, f'{js.text(unpack)}Sync')(packed)) == text,
        Buffer.isBuffer(packed),
    )
console.log(zlib.crc32('hello'), zlib.crc32(js.call(Buffer, 'from', 'lo'), zlib.crc32('hel')))
console.log(js.length(zlib.gzipSync('')), js.length(zlib.gunzipSync(zlib.gzipSync(''))))
console.log(js.text(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('one '), zlib.gzipSync('two')]))))
dictionary = js.call(Buffer, 'from', 'lorem ipsum')
console.log(
    js.text(
        zlib.inflateSync(
            zlib.deflateSync('lorem ipsum', {'dictionary': dictionary}),
            {'dictionary': dictionary},
        )
    )
)
console.log(zlib.constants.Z_BEST_COMPRESSION, zlib.constants.Z_DATA_ERROR, zlib.constants.Z_SYNC_FLUSH)


def step(*_):
    return zlib.gunzipSync(Buffer.concat([zlib.gzipSync('a'), js.call(Buffer, 'from', 'rest')]))


def step_2(*_):
    return js.text(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('a'), js.call(Buffer, 'from', [0, 1])])))


attempts = [
    lambda *_: zlib.gunzipSync(js.call(Buffer, 'from', 'not gzip at all')),
    lambda *_: zlib.inflateSync(js.call(Buffer, 'from', [1, 2, 3, 4])),
    lambda *_: zlib.gunzipSync(js.call(zlib.gzipSync(text), 'subarray', 0, 40)),
    lambda *_: zlib.inflateRawSync(js.call(Buffer, 'from', [255, 255, 255])),
    step,
    lambda *_: zlib.inflateSync(zlib.deflateSync('x', {'dictionary': dictionary})),
    step_2,
    lambda *_: zlib.gzipSync(5),
    lambda *_: zlib.crc32(),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(
            error.name,
            error.code,
            js.get(error, 'errno'),
            js.get(error.message.split('. Received'), 0),
        )


def callback(error, packed):
    console.log(error, js.lt(js.length(packed), 200))

    def callback(error, found):
        console.log(error, js.text(found) == text)

        def callback(error, found):
            console.log(error.code, found)
            parts = []
            source = zlib.createGzip()

            @source.pipe(zlib.createGunzip()).on('data', lambda part: js.push(parts, part)).on('end')
            def on_end():
                console.log(js.text(Buffer.concat(parts)) == text)
                zlib.createInflate().on(
                    'error',
                    lambda error: console.log(error.code, error.message),
                ).end('broken')
            source.write(text[:100])
            source.end(text[100:])
        zlib.inflate(js.call(Buffer, 'from', 'no'), callback)
    zlib.gunzip(packed, {}, callback)


zlib.gzip(text, callback)
console.log('first')
