const crypto = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', (m) => {
    process.send({ kind: m.data.constructor.name, sum: [...m.data].reduce((a, b) => a + b, 0), f: m.f });
    process.disconnect();
  });
} else {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  console.log(bytes.length, bytes.some((b) => b >= 0));
  const file = path.join(os.tmpdir(), `typed-${process.pid}.bin`);
  const out = new Uint16Array([1, 2, 513]);
  fs.writeFileSync(file, out);
  console.log(fs.statSync(file).size, fs.readFileSync(file));
  const fd = fs.openSync(file, 'r');
  const block = new Uint8Array(6);
  const n = fs.readSync(fd, block, 0, 6, 0);
  console.log(n, block, new Uint16Array(block.buffer));
  const buffer = Buffer.alloc(8);
  fs.readSync(fd, buffer, 2, 4, 0);
  const part = buffer.subarray(2, 6);
  buffer[2] = 65;
  console.log(part, part.toString('latin1', 0, 1), new Uint8Array(buffer.buffer, buffer.byteOffset, 3));
  fs.closeSync(fd);
  fs.unlinkSync(file);
  console.log(new TextDecoder().decode(new Uint8Array([104, 105])), new TextDecoder().decode(new Uint8Array([104, 105, 33]).subarray(1)));
  console.log(crypto.createHash('sha1').update(new Uint8Array([1, 2, 3])).digest('hex'), Buffer.concat([new Uint8Array([1]), Buffer.from([2])]));
  console.log(Buffer.from(new Uint8Array([1, 2]).buffer), Buffer.from(new Float32Array([1]).buffer), Buffer.compare(new Uint8Array([1]), Buffer.from([1])));
  const seen = new Set([out]);
  console.log(seen.has(out), new Map([[out, 1]]).get(out), out == out, new Uint8Array([1]) == new Uint8Array([1]));
  console.log(require('util').isDeepStrictEqual(new Uint8Array([1, 2]), new Uint8Array([1, 2])), require('assert').deepStrictEqual(new Float64Array([1]), new Float64Array([1])));
  for (let i = 0; i < out.length; i++) out[i] <<= 1;
  out[0]++; out[1] += 0.9; out[2] = -1; out[7] = 5;
  console.log(out, out[7], out.at(-1), 1 in out, 7 in out, out.reduce((a, b) => a + b), [...out].length, Array.isArray(out), typeof out, !!out, out + '');
  const c = fork(__filename, ['child'], { serialization: 'advanced' });
  c.on('message', (m) => console.log('got', m));
  c.on('exit', (code) => console.log('exit', code));
  c.send({ data: new Uint8Array([1, 2, 3]), f: new Float64Array([0.5]) });
}
