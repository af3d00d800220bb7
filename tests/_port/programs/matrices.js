class Matrix {
  constructor(rows, cols, data = new Float64Array(rows * cols)) { this.rows = rows; this.cols = cols; this.data = data; }
  static identity(n) { const m = new Matrix(n, n); for (let i = 0; i < n; i++) m.set(i, i, 1); return m; }
  static from(arr) { return new Matrix(arr.length, arr[0].length, Float64Array.from(arr.flat())); }
  at(i, j) { return this.data[i * this.cols + j]; }
  set(i, j, v) { this.data[i * this.cols + j] = v; return this; }
  row(i) { return this.data.subarray(i * this.cols, (i + 1) * this.cols); }
  mul(o) {
    const out = new Matrix(this.rows, o.cols);
    for (let i = 0; i < this.rows; i++) for (let j = 0; j < o.cols; j++) { let s = 0; for (let k = 0; k < this.cols; k++) s += this.at(i, k) * o.at(k, j); out.set(i, j, s); }
    return out;
  }
  get T() { const t = new Matrix(this.cols, this.rows); for (let i = 0; i < this.rows; i++) for (let j = 0; j < this.cols; j++) t.set(j, i, this.at(i, j)); return t; }
  toString() { return Array.from({ length: this.rows }, (_, i) => [...this.row(i)].map((x) => x.toFixed(1)).join(' ')).join('\n'); }
  *[Symbol.iterator]() { for (let i = 0; i < this.rows; i++) yield [...this.row(i)]; }
}
const a = Matrix.from([[1, 2], [3, 4]]);
console.log(`${a.mul(a)}`);
console.log(a.mul(Matrix.identity(2)).data, a.T.data, [...a]);
a.row(1).fill(7);
console.log(a.data, a.row(0).map((x) => x * 2), Math.max(...a.data));
const img = new Uint8ClampedArray(8).fill(250);
for (let i = 0; i < img.length; i += 4) { img[i] += 20; img[i + 1] -= 300; img[i + 2] *= 0.5; }
console.log(img, new Uint32Array(img.buffer).length);
const hist = new Uint32Array(5);
for (const v of [1, 2, 2, 4, 4, 4]) hist[v]++;
console.log(hist, hist.indexOf(3), hist.lastIndexOf(1), hist.findIndex((x) => x > 1));
const sieve = (n) => { const s = new Uint8Array(n + 1).fill(1, 2); for (let i = 2; i * i <= n; i++) if (s[i]) for (let j = i * i; j <= n; j += i) s[j] = 0; return [...s.keys()].filter((i) => s[i]); };
console.log(sieve(30));
const crcTable = new Uint32Array(256).map((_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc32 = (s) => { let c = 0xffffffff; for (const b of Buffer.from(s)) c = crcTable[(c ^ b) & 0xff] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
console.log(crc32('hello').toString(16), crcTable[255]);
const big = new BigUint64Array(2); big[0] = 2n ** 64n - 1n; big[1] = big[0] + 5n; console.log(big, big[0] > 1n, typeof big[0], new DataView(big.buffer).getBigUint64(0));
const bits = (x) => { const v = new DataView(new ArrayBuffer(8)); v.setFloat64(0, x); return v.getBigUint64(0).toString(2).padStart(64, '0'); };
console.log(bits(-0.1), bits(1));
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
console.log('slept', new Int8Array([127, 128, -129]), new Int16Array(2).length, Object.entries(new Uint8Array([5, 6])));
const q = new Float32Array(3); q[0] = 0.1; console.log(q, q[0], q.set([9, 8], 1), q, q.slice(1).buffer.byteLength, [].concat(q).length, Array.from(q, Math.round), q.some(Number.isNaN));
