from nodecompat import js
from nodecompat.js import *

# More digits than a number has, the infinities and NaN, where a number, an index or a length is wanted.
nines = '9' * 5000


def setLength():
    a = []
    js.set(a, 'length', NaN)


def set():
    def later():
        pass
    return setTimeout(later, Infinity).hasRef()


def intl():
    return js.call(1.5, 'toLocaleString', 'en-US', js.obj(maximumFractionDigits=Infinity))


tries = js.obj(
    {
        'parseInt': lambda *_: parseInt(nines),
        'parseInt16': lambda: parseInt('f' * 2000, 16),
        'parseInt36': lambda: parseInt('z' * 500, 36),
        'parseInt7': lambda: parseInt('6' * 6000, 7),
        'Number': lambda *_: Number(nines),
        'hex': lambda: Number(f"0x{'f' * 1000}"),
        'plus': lambda: js.number(nines),
        'float': lambda: parseFloat(nines),
        'floatE': lambda: parseFloat(f'1e{nines}'),
        'num': lambda: Number(f'1e-{nines}'),
        'json': lambda: JSON.parse(nines),
        'jsonE': lambda: JSON.parse(f'[1e{nines}]'),
        'jsonNeg': lambda: JSON.parse(f'-{nines}'),
        'big': lambda: len(js.text(BigInt(nines))),
        'bigMath': lambda: js.length(js.mul(BigInt(nines), BigInt(2)).toString()),
        'bigHex': lambda: js.length(BigInt(nines).toString(16)),
        'bigJson': lambda: len(f'{js.text(js.pow(BigInt(10), BigInt(5000)))}'),
        'bigNum': lambda: Number(js.pow(BigInt(10), BigInt(400))),
        'bigLocale': lambda: js.pow(BigInt(10), BigInt(20)).toLocaleString('en-US'),
        'date': lambda: Date(nines).getTime(),
        'dateIso': lambda: Date.parse(f'2020-01-01T00:00:00.{nines}Z'),
        'dateArg': lambda: Date(Infinity).getTime(),
        'dateBig': lambda: Date(8640000000000000 + 1).getTime(),
        'dateYear': lambda: Date(1e+300, 1).getTime(),
        'setTime': lambda: Date(0).setFullYear(Infinity),
        'index': lambda: js.get([1, 2], nines),
        'at': lambda *_: js.at([1, 2], Infinity),
        'slice': lambda *_: js.slice([1, 2], -Infinity, Infinity),
        'repeat': lambda *_: js.repeat('x', Infinity),
        'pad': lambda: js.padStart('x', NaN),
        'char': lambda: js.charAt('abc', Infinity),
        'charCode': lambda: js.charCodeAt('abc', -Infinity),
        'sub': lambda: js.substring('abc', NaN, Infinity),
        'fix': lambda: js.toFixed(1e+21, 2),
        'fixInf': lambda: js.toFixed(5, Infinity),
        'prec': lambda: js.call(5, 'toPrecision', NaN),
        'rad': lambda: js.toStringRadix(5, Infinity),
        'expo': lambda: js.call(js.div(1, 0), 'toExponential', 2),
        'fromCode': lambda: js.length(String.fromCharCode(Infinity, NaN, -1)),
        'code': lambda: String.fromCodePoint(65.5),
        'arr': lambda: Array(Infinity),
        'setLength': setLength,
        'fill': lambda *_: js.fill([1, 2, 3], 0, -Infinity, 1),
        'splice': lambda *_: js.splice([1, 2, 3], -Infinity, Infinity),
        'flat': lambda *_: js.flat([1, [2, [3]]], Infinity),
        'idx': lambda: js.indexOf([1, 2], 1, Infinity),
        'lastIdx': lambda: js.lastIndexOf([1, 2], 1, -Infinity),
        'copy': lambda: js.copyWithin([1, 2, 3], Infinity, 0),
        'wth': lambda: js.with_([1], Infinity, 2),
        'bufSlice': lambda: js.call(js.call(Buffer, 'from', 'abc'), 'slice', -Infinity, NaN),
        'bufWrite': lambda: js.call(Buffer.alloc(4), 'writeInt32LE', Infinity),
        'bufWriteF': lambda: Buffer.alloc(4).writeFloatLE(1e+300),
        'u8': lambda: Uint8Array([Infinity, NaN, 300, -1]),
        'u8len': lambda: Uint8Array(Infinity),
        'i32': lambda: Int32Array([1e+20, 2 ** 31]),
        'shift': lambda: js.shl(1, Infinity),
        'or': lambda: js.bit_or(Infinity, 0),
        'not': lambda: js.bit_not(NaN),
        'ushift': lambda: js.ushr(-1, Infinity),
        'mod': lambda: js.mod(Infinity, 5),
        'modz': lambda: js.mod(5, 0),
        'powNeg': lambda: js.pow(-8, 1 / 3),
        'round': lambda *_: Math.round(-Infinity),
        'trunc': lambda *_: Math.trunc(NaN),
        'hypot': lambda *_: Math.hypot(Infinity, NaN),
        'max': lambda: Math.max(),
        'fround': lambda *_: Math.fround(1e+300),
        'clz': lambda: Math.clz32(Infinity),
        'imul': lambda *_: Math.imul(Infinity, 5),
        'sign': lambda *_: js.call(Object, 'is', Math.sign(-0.0), -0.0),
        'set': set,
        'tmo': lambda: AbortSignal.timeout(Infinity),
        'mark': lambda: structuredClone([Infinity, NaN, -0.0]),
        'locale': lambda: len(js.call(1e+300, 'toLocaleString', 'en-US')),
        'localeInf': lambda: js.call(Infinity, 'toLocaleString'),
        'intl': intl,
        'reg': lambda: js.regexp(r'\9').test('9'),
        'bigref': lambda: RegExp(f"\\{'9' * 50}").test('9'),
        'quant': lambda: RegExp(f'a{{1,{nines}}}').test('aa'),
    }
)
for name, f in Object.entries(tries):
    try:
        console.log(name, f())
    except Exception as error:
        e = js.caught(error)
        console.log(name, e.name, e.code, js.slice(e.message, 0, 90))
for d in [
    '1/1/20200000000 GMT',
    '99999999999999',
    '1 January 00000000002020 GMT',
    'Jan 1 2020 10:00:0000000000001 GMT',
    '2020-01-01T00:00:00.1234567890123Z',
    '2020-01-01T00:00:00.Z',
    '12345678901 Jan',
    '000000000000002020 GMT',
]:
    console.log(d, Date(d).getTime())
for r in ['(a)\\1000000', '\\99999999999999999999', '(a)\\10']:
    try:
        console.log(RegExp(r).test('aa'))
    except Exception as error_2:
        e = js.caught(error_2)
        console.log(e.message)
for n in [Infinity, 2 ** 53, -1, NaN]:
    for make in [lambda *, n=n: Uint8Array(n), lambda *, n=n: ArrayBuffer(n), lambda *, n=n: Float64Array(n)]:
        try:
            console.log(js.get(make(), 'byteLength'))
        except Exception as error_3:
            e = js.caught(error_3)
            console.log(e.name, e.message)
