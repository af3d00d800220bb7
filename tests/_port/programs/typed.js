const buf = new ArrayBuffer(16);
const u8 = new Uint8Array(buf);
const u32 = new Uint32Array(buf, 4, 2);
const view = new DataView(buf);
view.setUint32(4, 0xdeadbeef, true);
console.log(u32[0].toString(16), u8.slice(4, 8));
u32[1] = 258;
console.log(view.getUint8(8), view.getUint8(9), u8.subarray(8, 10));
const sub = u8.subarray(2, 6);
sub[0] = 77;
sub.fill(9, 1, 3);
console.log(u8, sub.length, sub.byteOffset, sub.buffer === buf, u32.byteOffset, u32.byteLength);
console.log(buf.byteLength, view.byteLength, view.byteOffset, u8.buffer === view.buffer);
const copy = buf.slice(0, 4);
new Uint8Array(copy)[0] = 255;
console.log(u8[0], new Uint8Array(copy)[0], copy);
const b = Buffer.from(buf, 8, 4);
b[0] = 1;
b.writeUInt16BE(0x0203, 1);
console.log(u8[8], u8[9], u8[10], b, b.byteOffset, b.length);
const f = new Float32Array(2);
f.set([1.5, 2.25]);
const bits = new Uint32Array(f.buffer);
console.log(bits, bits[0].toString(2).padStart(32, '0'));
bits[1] = 0x3f800000;
console.log(f[1], Array.from(f));
const shared = new SharedArrayBuffer(8);
const ia = new Int32Array(shared);
Atomics.add(ia, 0, 5);
Atomics.store(ia, 1, 10);
console.log(Atomics.load(ia, 0), Atomics.exchange(ia, 1, 3), Atomics.compareExchange(ia, 1, 3, 4), ia);
console.log(shared, shared.byteLength, ArrayBuffer.isView(ia), ArrayBuffer.isView(buf));
const i16 = Int16Array.of(-1, 32768, 5);
console.log(i16, i16.map((x) => x * 2), [...i16.entries()]);
const clamped = new Uint8ClampedArray([300, -5, 1.5, 2.5]);
console.log(clamped, Uint8Array.from('123'), Uint8Array.BYTES_PER_ELEMENT, new Float64Array(2).BYTES_PER_ELEMENT);
console.log(new BigInt64Array([1n, -2n]), new BigUint64Array(1));
try { new Uint32Array(buf, 3); } catch (e) { console.log(e.name, e.message); }
try { new Uint32Array(buf, 0, 100); } catch (e) { console.log(e.name, e.message); }
try { view.getUint32(14); } catch (e) { console.log(e.name, e.message); }
try { new ArrayBuffer(-1); } catch (e) { console.log(e.name, e.message); }
console.log(Object.prototype.toString.call(u8), Object.prototype.toString.call(buf), Object.prototype.toString.call(view));
console.log(u8.constructor.name, u32 instanceof Uint32Array, u8 instanceof Uint32Array, view instanceof DataView, buf instanceof ArrayBuffer);
