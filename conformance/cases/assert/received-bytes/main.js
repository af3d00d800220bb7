// bytes that came from anywhere are those that a program makes, and no Uint8Array but loosely
const assert = require('assert');
const { execFileSync } = require('child_process');
const { Readable, Writable, Transform } = require('stream');
const net = require('net');
const util = require('util');
const wanted = Buffer.from('abc');
function same(name, found) {
  assert.deepStrictEqual(found, wanted);
  assert.deepStrictEqual({ found: [found] }, { found: [wanted] });
  assert.throws(() => assert.deepStrictEqual(found, Buffer.from('abd')), { code: 'ERR_ASSERTION' });
  console.log(name, util.isDeepStrictEqual(found, wanted), util.isDeepStrictEqual(wanted, found));
}
same('program', execFileSync('printf', ['abc']));
new Writable({ write(chunk, encoding, done) { same('written', chunk); done(); } }).write('abc');
const bytes = new Uint8Array([97, 98, 99]);
console.log('array', util.isDeepStrictEqual(wanted, bytes), util.isDeepStrictEqual(bytes, bytes.slice()));
assert.deepEqual(wanted, bytes);
assert.throws(() => assert.deepEqual(wanted, new Uint8Array([97])), { code: 'ERR_ASSERTION' });
const server = net.createServer((socket) => socket.end('abc')).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').on('data', (chunk) => { same('socket', chunk); server.close(); });
});
server.on('close', () => {
  const readable = new Readable({ read() {} });
  readable.on('data', (chunk) => same('read', chunk));
  readable.push('abc');
});
