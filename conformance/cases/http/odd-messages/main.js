// Odd bytes on both sides: what is refused with which words, what is let pass, and how often a program is told.
const http = require('node:http');
const net = require('node:net');
const { duplexPair } = require('node:stream');

process.on('warning', (w) => console.log('warning', w.name));
function raw(server, text, then) {
  let got = '';
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('latin1').on('data', (d) => { got += d; });
  socket.on('error', (e) => console.log(e.code)).on('end', () => socket.end()).on('close', () => { console.log(JSON.stringify(got.replace(/Date: .{25} GMT/g, 'Date: NOW'))); then(); });
  const pieces = [].concat(text), write = () => { if (pieces.length) socket.write(pieces.shift(), 'latin1', () => setTimeout(write, 5)); };
  write();
}
function serve(listener, run, more = {}) {
  const server = Object.assign(http.createServer((q, r) => { console.log('request', q.method, q.url, JSON.stringify(q.rawHeaders)); listener(q, r); }), more);
  server.on('connection', (s) => s.on('error', (e) => console.log('socket', e.name, e.code, e.message, JSON.stringify(e.rawPacket?.toString('latin1')))));
  server.listen(0, '127.0.0.1', () => run(server, () => { server.closeAllConnections(); server.close(next); }));
}
const over = (q, r) => { q.on('data', (d) => console.log('data', d.toString())).on('end', () => console.log('end')).on('error', (e) => console.log('aborted', e.code)); r.end(); };
const requests = {
  method: 'FOO /\r\n',
  strangeEnd: 'GET / HTTP/1.1\r\nConnection: close\r\nHost: a\r\n\rZ\r\nGET /evil: HTTP/1.1\r\nHost: a\r\n\r\n',
  strangeChunk: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\r;ABCD\r\n34\r\nE\r\n0\r\n\r\n',
  encodings: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nTransfer-Encoding: eee, chunked\r\n\r\nHELLOWORLDPOST / HTTP/1.1\r\n\r\n',
  spaces: ['GET / HTTP/1.1\r\nConnection: close\r\nhost:', ' \t', ' ', ' foo\tcom\t', '\t ', '\r\nx:', ' \t', ' \t'.repeat(100), '\r\ny: - - -   \r\n\r\n'],
  twice: `GET / HTTP/1.1\r\nConnection: close\r\nHost: h\r\n${['Accept', 'Age', 'Authorization', 'Cache-Control', 'Content-Encoding', 'Content-Type', 'Cookie', 'Date', 'ETag', 'Expires', 'Form', 'From', 'If-Match', 'If-Modified-Since', 'If-Unmodified-Since', 'Last-Modified', 'Location', 'Max-Forwards', 'Origin', 'Proxy-Authorization', 'Referer', 'Retry-After', 'Server', 'Set-Cookie', 'User-Agent', 'Vary', 'X-Forwarded-For', 'X-Foo'].map((name) => `${name}: a\r\n${name.toLowerCase()}: b\r\n`).join('')}\r\n`,
  bytes: 'GET / HTTP/1.1\r\nConnection: close\r\nHost: h\r\nx: b\xc3\xa5r \xff\r\n\r\n',
};
const responses = {
  both: 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nTransfer-Encoding: Chunked\r\n\r\n6\r\nfoobar0\r\n',
  noFeed: 'HTTP/1.1 200 OK\r\nFoo: Bar\rContent-Length: 1\r\n\r\n',
  upgrade: 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nTransfer-Encoding: chunked\r\nUpgrade: websocket\r\n\r\n\x80',
  long: `HTTP/1.1 200 OK\r\nHello: ${'A'.repeat(http.maxHeaderSize * 3)}\r\nContent-Length: 0\r\n\r\n`,
};
const steps = [];
for (const [name, text] of Object.entries(requests)) steps.push(() => { console.log('--', name); serve(name === 'twice' ? (q, r) => { console.log(JSON.stringify(q.headers)); r.end(); } : over, (server, then) => raw(server, text, then)); });
steps.push(() => { console.log('-- told again'); let left = 12; serve(over, (server, then) => {
  server.on('clientError', (e, socket) => { console.log(e.code, JSON.stringify(e.rawPacket.toString())); if (--left) again.write('*'); else { console.log(socket.listenerCount('error')); again.end(); } });
  const again = net.connect(server.address().port, '127.0.0.1', () => again.write('*')).on('close', then);
}); });
steps.push(() => { console.log('-- by byte'); serve(over, (server, then) => {
  const front = net.createServer(function read(socket) { const byte = socket.read(1); if (byte === null) return socket.once('readable', () => read(socket)); socket.unshift(byte); server.emit('connection', socket); });
  server.once('clientError', (e, socket) => { console.log(e.code, e.rawPacket.toString()); socket.destroy(); server.once('clientError', (later) => console.log(later.code, JSON.stringify(later.rawPacket.toString()))); });
  front.listen(0, '127.0.0.1', () => { const socket = net.connect(front.address().port, '127.0.0.1', () => socket.end('123 http://example.com HTTP/1.1\r\n\r\n')); socket.on('close', () => { front.close(); then(); }).resume(); });
}); });
for (const maxHeadersCount of [50, 0]) steps.push(() => { console.log('-- count', maxHeadersCount); serve((q, r) => { console.log(q.rawHeaders.length); r.end(); }, (server, then) => raw(server, `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${Array.from({ length: 45 }, (_, i) => `X-${i}:v\r\n`).join('')}\r\n`, then), { maxHeadersCount }); });
for (const [name, text] of Object.entries(responses)) for (const maxHeaderSize of name === 'long' ? [undefined, http.maxHeaderSize * 4] : [undefined]) steps.push(() => {
  console.log('--', name, maxHeaderSize);
  const [mine, theirs] = duplexPair();
  const q = http.request({ createConnection: () => mine, maxHeaderSize, headers: name === 'upgrade' ? { Connection: 'upgrade', Upgrade: 'websocket' } : {} }, (r) => { console.log(r.statusCode, r.headers.hello?.length); r.resume().on('end', next); });
  q.on('error', (e) => { console.log(e.code, e.message, e.reason, e.rawPacket.toString('latin1') === text); next(); });
  q.on('upgrade', (r, socket, head) => { console.log(socket === mine, head.length, head[0]); next(); }).end();
  theirs.resume().write(text, 'latin1');
});
for (const factor of [1, 4]) steps.push(() => {
  console.log('-- to a pair', factor);
  const server = http.createServer({ maxHeaderSize: http.maxHeaderSize * factor }, (q, r) => { console.log('request', q.headers.hello.length); r.end('x'); });
  server.on('clientError', (e) => console.log(e.code));
  const [mine, theirs] = duplexPair();
  server.emit('connection', theirs);
  mine.on('data', (d) => console.log(d.toString().split('\r\n')[0])).write(`GET / HTTP/1.1\r\nHost: example.com\r\nHello: ${'A'.repeat(http.maxHeaderSize * 3)}\r\n\r\n`);
  setTimeout(next, 20);
});
steps.push(() => { console.log('-- while continuing'); const [mine, theirs] = duplexPair();
  theirs.on('data', (d) => { console.log(JSON.stringify(d.toString())); setImmediate(() => theirs.write('HTTP/1.1 100 Continue\r\n\r\n')); });
  const q = http.request({ createConnection: () => mine, headers: { Expect: '100-continue' } });
  q.on('continue', () => { let sync = true; mine._writev = null; mine._write = (chunk, encoding, done) => { console.log('written', sync, chunk.toString()); mine.destroy(new Error('mine'), done); }; q.on('error', (e) => { console.log('error', sync, e.message); next(); }); q.end('data'); sync = false; }); });
function next() { const step = steps.shift(); if (step) step(); else console.log('done'); }
next();
