"""Buffers, typed arrays and views: making, reading, writing, comparing, and as texts."""

from nodecompat import js
from nodecompat.js import *

buffer = js.call(Buffer, 'from', 'héllo €')
console.log(
    buffer,
    len(buffer),
    js.text(buffer),
    js.call(buffer, 'toString', 'hex'),
    js.call(buffer, 'toString', 'base64'),
    len(js.call(buffer, 'toString', 'latin1')),
    js.call(buffer, 'toString', 'utf8', 1, 3),
    js.get(buffer, 1),
    js.get(buffer, 99),
)
console.log(
    js.text(js.call(Buffer, 'from', '68656c6c6f', 'hex')),
    js.text(js.call(Buffer, 'from', 'aGk=', 'base64')),
    js.text(js.call(Buffer, 'from', 'aGk', 'base64url')),
    js.call(Buffer, 'from', [1, 256, -1, 1.9]),
    js.call(Buffer, 'from', 'ÿ', 'latin1'),
    js.call(Buffer, 'from', 'hi', 'utf16le'),
)
console.log(
    Buffer.alloc(3),
    Buffer.alloc(5, 'ab'),
    Buffer.alloc(2, 7),
    Buffer.concat([js.call(Buffer, 'from', 'a'), js.call(Buffer, 'from', 'bc')]),
    Buffer.concat([js.call(Buffer, 'from', 'abc')], 2),
    Buffer.byteLength('€'),
    Buffer.isBuffer(buffer),
    Buffer.isBuffer(Uint8Array(1)),
    Buffer.isEncoding('utf-8'),
    Buffer.isEncoding('x'),
)
console.log(
    js.call(js.call(buffer, 'slice', 0, 2), 'toString', 'hex'),
    js.text(js.call(buffer, 'subarray', -3)),
    js.indexOf(buffer, 'l'),
    js.indexOf(buffer, 0xe2),
    js.call(buffer, 'includes', 'llo'),
    js.lastIndexOf(buffer, 'l'),
    js.call(buffer, 'equals', js.call(Buffer, 'from', 'héllo €')),
    Buffer.compare(js.call(Buffer, 'from', 'a'), js.call(Buffer, 'from', 'b')),
)
target = Buffer.alloc(16)
target.writeUInt16BE(0x1234, 0)
js.call(target, 'writeInt32LE', -2, 2)
target.writeDoubleBE(1.5, 6)
target.writeUInt8(255, 14)
console.log(
    target,
    js.call(target, 'readUInt16BE', 0),
    js.call(target, 'readInt32LE', 2),
    target.readDoubleBE(6),
    js.call(target, 'readUInt8', 14),
    target.readInt8(14),
    target.readUInt16LE(0),
)
console.log(
    target.write('abc', 1),
    js.call(js.call(target, 'fill', 'xy', 0, 5), 'toString', 'latin1', 0, 6),
    target.copy(buffer, 0, 0, 2),
    js.slice(js.text(buffer), 0, 2),
    JSON.stringify(js.call(Buffer, 'from', 'hi')),
    js.text(js.call(Buffer, 'from', JSON.parse(JSON.stringify(js.call(Buffer, 'from', 'hi'))))),
)
console.log(
    [*js.each(js.call(Buffer, 'from', 'ab'))],
    js.call(Buffer, 'from', 'ab').swap16(),
    js.call(js.call(Buffer, 'from', 'abc'), 'reverse'),
    js.call(js.call(Buffer, 'from', [3, 1, 2]), 'sort'),
    f"{js.text(js.call(Buffer, 'from', 'text'))}",
    f"{js.text(js.call(Buffer, 'from', 'a'))}b",
    js.call(js.call(Buffer, 'from', 'abc'), 'map', lambda x: x + 1),
    js.call(js.call(Buffer, 'from', 'ab'), 'join', '-'),
)
bytes = Uint8Array([1, 2, 300, -1])
console.log(
    bytes,
    len(bytes),
    js.get(bytes, 2),
    Int8Array([200]),
    Uint16Array(2),
    Float32Array([1.1, 2]),
    Float64Array([0.1]),
    BigInt64Array([BigInt(1), js.neg(BigInt(1))]),
    js.call(Int32Array, 'from', [1, 2], lambda x: x * 2),
    Uint8Array.of(1, 2),
)
console.log(
    js.call(bytes, 'map', lambda x: x * 2),
    js.call(bytes, 'filter', lambda x: x > 1),
    js.call(bytes, 'slice', 1, 3),
    js.call(bytes, 'includes', 44),
    js.indexOf(bytes, 255),
    js.call(bytes, 'reduce', lambda a, b: a + b),
    [*js.each(bytes)],
    js.call(Array, 'from', bytes),
    js.call(bytes, 'join'),
    js.call(bytes, 'fill', 9, 1, 2),
    js.call(bytes, 'subarray', 2),
    js.get(bytes, 'byteLength'),
    Uint32Array.BYTES_PER_ELEMENT,
)
js.set(bytes, 0, 257)
js.set(bytes, 9, 1)
js.call(bytes, 'set', [7, 8], 2)
console.log(
    bytes,
    js.call(bytes, 'at', -1),
    Object.keys(bytes),
    js.text(bytes),
    JSON.stringify(bytes),
    js.instanceof(bytes, Uint8Array),
    js.get(Uint8Array(bytes), 0),
    js.call(Float64Array([3, 1, 2]), 'sort'),
)
view = DataView(ArrayBuffer(8))
view.setInt16(0, -2)
view.setFloat32(4, 0.5, True)
console.log(
    view.getUint8(0),
    view.getUint16(0, True),
    view.getFloat32(4, True),
    view.byteLength,
    js.get(ArrayBuffer(3), 'byteLength'),
    ArrayBuffer.isView(view),
)
console.log(
    TextEncoder().encode('é€'),
    TextDecoder().decode(Uint8Array([0xc3, 0xa9])),
    TextDecoder('latin1').decode(Uint8Array([0xe9])),
    TextDecoder().decode(Uint8Array([0xff])),
    btoa('hi'),
    atob('aGk='),
)
for attempt in [
    lambda: js.call(Buffer, 'from', 5),
    lambda: Buffer.alloc('x'),
    lambda: js.call(Buffer, 'from', 'x', 'nope'),
    lambda: js.call(target, 'readUInt32BE', 14),
    lambda: target.writeUInt8(256, 0),
    lambda: Buffer.concat('x'),
    lambda: Uint8Array(-1),
    lambda: view.getInt32(6),
    lambda: atob('a'),
    lambda: btoa('€'),
]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.code, error.message)
