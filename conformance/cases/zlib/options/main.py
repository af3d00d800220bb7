from nodecompat import js
from nodecompat.js import *

# What options may be, which error says what they may be, and no more bytes than were asked for.
from nodecompat import zlib as z
for k, vs in Object.entries(
    js.obj(
        level=[-2, 10, NaN, 'x', 1.5],
        memLevel=[0, 10, NaN],
        strategy=[5, -1],
        chunkSize=[1, 64, Infinity, NaN],
        flush=[9, -1],
        maxOutputLength=[1, Infinity, NaN],
        windowBits=[0, 8, 7, 9, 16, '9', None, NaN, undefined],
    )
):
    for v in js.each(vs):
        for f in [
            'deflateSync',
            'inflateSync',
            'gzipSync',
            'gunzipSync',
            'deflateRawSync',
            'inflateRawSync',
            'unzipSync',
        ]:
            try:
                console.log(
                    k,
                    v,
                    f,
                    js.length(
                        js.get(z, f)(
                            z.deflateSync('abc') if f == 'inflateSync' else z.deflateRawSync('abc'),
                            js.obj({js.key(k): v}),
                        )
                    ) if js.regexp(r'inf').test(f) else js.length(js.get(z, f)(z.gzipSync('abc'), js.obj({js.key(k): v}))) if f == 'gunzipSync' or f == 'unzipSync' else js.gt(js.length(
                        js.get(z, f)('aaaa', js.obj({js.key(k): v}))
                    ), 2),
                )
            except Exception as error:
                e = js.caught(error)
                console.log(k, v, f, e.name, e.code, e.message)
for d in ['x', 5, js.call(Buffer, 'from', 'abc'), None, undefined]:
    try:
        console.log(js.gt(js.length(z.deflateSync('abcabc', {'dictionary': d})), 5))
    except Exception as error_2:
        e = js.caught(error_2)
        console.log(e.code, e.message)
z.gunzip(z.gzipSync('a' * 1000000), {'maxOutputLength': 100}, lambda e, r: console.log(e.name, e.code, e.message, r))
try:
    def callback():
        pass
    z.gzip('a', {'level': 77}, callback)
except Exception as error_3:
    e = js.caught(error_3)
    console.log('sync', e.code)
try:
    z.gzip('a', {'level': 7})
except Exception as error_4:
    e = js.caught(error_4)
    console.log('sync', e.code, e.message)
try:
    z.createGzip({'level': 77})
except Exception as error_5:
    e = js.caught(error_5)
    console.log('sync', e.code)
console.log(
    js.text(z.gunzipSync(z.gzipSync('abc'), {'maxOutputLength': 3})),
    js.gt(js.length(z.gzipSync('abc', None)), 5),
)
try:
    z.gzipSync('abc', {'maxOutputLength': 2})
except Exception as error_6:
    e = js.caught(error_6)
    console.log(e.code)
try:
    z.gunzipSync(Buffer.concat([z.gzipSync('abc'), z.gzipSync('def')]), {'maxOutputLength': 5})
except Exception as error_7:
    e = js.caught(error_7)
    console.log(e.code)
console.log(
    js.text(z.gunzipSync(Buffer.concat([z.gzipSync('abc'), z.gzipSync('def')]), {'maxOutputLength': 6}))
)
