// Buffers, typed arrays and views: making, reading, writing, comparing, and as texts.
const buffer = Buffer.from('héllo €');
console.log(buffer, buffer.length, buffer.toString(), buffer.toString('hex'), buffer.toString('base64'), buffer.toString('latin1').length, buffer.toString('utf8', 1, 3), buffer[1], buffer[99]);
console.log(Buffer.from('68656c6c6f', 'hex').toString(), Buffer.from('aGk=', 'base64').toString(), Buffer.from('aGk', 'base64url').toString(), Buffer.from([1, 256, -1, 1.9]), Buffer.from('ÿ', 'latin1'), Buffer.from('hi', 'utf16le'));
console.log(Buffer.alloc(3), Buffer.alloc(5, 'ab'), Buffer.alloc(2, 7), Buffer.concat([Buffer.from('a'), Buffer.from('bc')]), Buffer.concat([Buffer.from('abc')], 2), Buffer.byteLength('€'), Buffer.isBuffer(buffer), Buffer.isBuffer(new Uint8Array(1)), Buffer.isEncoding('utf-8'), Buffer.isEncoding('x'));
console.log(buffer.slice(0, 2).toString('hex'), buffer.subarray(-3).toString(), buffer.indexOf('l'), buffer.indexOf(0xe2), buffer.includes('llo'), buffer.lastIndexOf('l'), buffer.equals(Buffer.from('héllo €')), Buffer.compare(Buffer.from('a'), Buffer.from('b')));
const target = Buffer.alloc(16);
target.writeUInt16BE(0x1234, 0);
target.writeInt32LE(-2, 2);
target.writeDoubleBE(1.5, 6);
target.writeUInt8(255, 14);
console.log(target, target.readUInt16BE(0), target.readInt32LE(2), target.readDoubleBE(6), target.readUInt8(14), target.readInt8(14), target.readUInt16LE(0));
console.log(target.write('abc', 1), target.fill('xy', 0, 5).toString('latin1', 0, 6), target.copy(buffer, 0, 0, 2), buffer.toString().slice(0, 2), JSON.stringify(Buffer.from('hi')), Buffer.from(JSON.parse(JSON.stringify(Buffer.from('hi')))).toString());
console.log([...Buffer.from('ab')], Buffer.from('ab').swap16(), Buffer.from('abc').reverse(), Buffer.from([3, 1, 2]).sort(), `${Buffer.from('text')}`, Buffer.from('a') + 'b', Buffer.from('abc').map((x) => x + 1), Buffer.from('ab').join('-'));
const bytes = new Uint8Array([1, 2, 300, -1]);
console.log(bytes, bytes.length, bytes[2], new Int8Array([200]), new Uint16Array(2), new Float32Array([1.1, 2]), new Float64Array([0.1]), new BigInt64Array([1n, -1n]), Int32Array.from([1, 2], (x) => x * 2), Uint8Array.of(1, 2));
console.log(bytes.map((x) => x * 2), bytes.filter((x) => x > 1), bytes.slice(1, 3), bytes.includes(44), bytes.indexOf(255), bytes.reduce((a, b) => a + b), [...bytes], Array.from(bytes), bytes.join(), bytes.fill(9, 1, 2), bytes.subarray(2), bytes.byteLength, Uint32Array.BYTES_PER_ELEMENT);
bytes[0] = 257;
bytes[9] = 1;
bytes.set([7, 8], 2);
console.log(bytes, bytes.at(-1), Object.keys(bytes), bytes.toString(), JSON.stringify(bytes), bytes instanceof Uint8Array, new Uint8Array(bytes)[0], new Float64Array([3, 1, 2]).sort());
const view = new DataView(new ArrayBuffer(8));
view.setInt16(0, -2);
view.setFloat32(4, 0.5, true);
console.log(view.getUint8(0), view.getUint16(0, true), view.getFloat32(4, true), view.byteLength, new ArrayBuffer(3).byteLength, ArrayBuffer.isView(view));
console.log(new TextEncoder().encode('é€'), new TextDecoder().decode(new Uint8Array([0xc3, 0xa9])), new TextDecoder('latin1').decode(new Uint8Array([0xe9])), new TextDecoder().decode(new Uint8Array([0xff])), btoa('hi'), atob('aGk='));
for (const attempt of [() => Buffer.from(5), () => Buffer.alloc('x'), () => Buffer.from('x', 'nope'), () => target.readUInt32BE(14), () => target.writeUInt8(256, 0), () => Buffer.concat('x'), () => new Uint8Array(-1), () => view.getInt32(6), () => atob('a'), () => btoa('€')]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
