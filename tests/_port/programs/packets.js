class RingBuffer {
  constructor(size) {
    this.storage = new ArrayBuffer(8 + size);
    this.head = new Uint32Array(this.storage, 0, 2);
    this.bytes = new Uint8Array(this.storage, 8);
    this.size = size;
  }
  get used() { return this.head[1] - this.head[0]; }
  write(data) {
    for (const byte of data) {
      if (this.used === this.size) return false;
      this.bytes[this.head[1]++ % this.size] = byte;
    }
    return true;
  }
  read(n) {
    const out = new Uint8Array(Math.min(n, this.used));
    for (let i = 0; i < out.length; i++) out[i] = this.bytes[this.head[0]++ % this.size];
    return out;
  }
}
const r = new RingBuffer(5);
console.log(r.write(new TextEncoder().encode('hello')), r.used, r.write([1]));
console.log(new TextDecoder().decode(r.read(3)), r.used);
r.write(Buffer.from('abc'));
console.log(Buffer.from(r.read(9)).toString(), r.used, r.head);
console.log(new Uint8Array(r.storage));
// a packet of header and body
function pack(type, payload) {
  const body = Buffer.from(JSON.stringify(payload));
  const packet = Buffer.alloc(5 + body.length);
  packet.writeUInt8(type, 0);
  packet.writeUInt32BE(body.length, 1);
  body.copy(packet, 5);
  return packet;
}
function* unpack(buffer) {
  let at = 0;
  while (at < buffer.length) {
    const type = buffer[at];
    const len = buffer.readUInt32BE(at + 1);
    yield { type, payload: JSON.parse(buffer.subarray(at + 5, at + 5 + len)) };
    at += 5 + len;
  }
}
const stream = Buffer.concat([pack(1, { a: 1 }), pack(2, [1, 2]), pack(3, null)]);
console.log(stream, [...unpack(stream)]);
const part = stream.subarray(5, 12);
part[0] = 0x5b;
console.log(stream.toString('latin1', 5, 12), part.toString('hex'), stream.slice(0, 2).equals(Buffer.from([1, 0])));
console.log(new Uint8Array(stream.buffer, stream.byteOffset, 3));
const words = new Uint16Array(3);
new DataView(words.buffer).setInt16(2, -2, true);
console.log(words, Buffer.from(words.buffer), Buffer.from(words));
const nums = new Float64Array([3, 1, 2]).sort();
console.log(nums, nums.at(-1), nums.indexOf(2), nums.join('|'), nums.reverse(), nums.includes(3));
for (const [i, n] of nums.entries()) console.log(i, n);
console.log(structuredClone(words), words.buffer.byteLength, JSON.stringify(words), Object.keys(words));
console.log(nums.toSorted((a, b) => b - a), nums.with(0, 9), nums.findLast((x) => x < 3), nums.subarray(1).toString());
