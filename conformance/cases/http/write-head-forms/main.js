// writeHead: a status, perhaps a reason, fields as an object, a flat list or pairs, beside those that were set.
const http = require('node:http');
const net = require('node:net');

const calls = [
  (r) => r.writeHead(200),
  (r) => r.writeHead(200, 'Fine'),
  (r) => r.writeHead(200, { A: 1 }),
  (r) => r.writeHead(200, 'Fine', { A: [1, 2] }),
  (r) => r.writeHead(200, ['A', 1, 'A', 2]),
  (r) => r.writeHead(200, [['A', 1], ['A', 2]]),
  (r) => r.writeHead(200, undefined, { A: 1 }),
  (r) => r.setHeader('A', 0).setHeader('B', 0).writeHead(200, { a: 1, C: 2 }),
  (r) => r.setHeader('A', 0).setHeader('B', 0).writeHead(200, ['a', 1, 'a', 2]),
  (r) => { r.statusMessage = 'Mine'; return r.writeHead(404); },
  (r) => r.writeHead('201'),
  (r) => r.writeHead(200.9),
  (r) => r.writeHead(),
  (r) => r.writeHead(99),
  (r) => r.writeHead(1000),
  (r) => r.writeHead('x'),
  (r) => r.writeHead(200, ['A']),
  (r) => r.setHeader('B', 1).writeHead(200, ['A']),
  (r) => r.writeHead(200, { 'a b': 1 }),
  (r) => r.writeHead(200, { a: undefined }),
  (r) => r.writeHead(200, { a: 'x\n' }),
  (r) => r.writeHead(200, 'bad\n'),
  (r) => r.writeHead(200, { 'Content-Length': 2, Trailer: 'x' }),
  (r) => r.writeHead(204, { 'Transfer-Encoding': 'chunked' }),
  (r) => r.writeHead(200, { Connection: 'close' }),
  (r) => r.writeHead(200, { 'Keep-Alive': 'timeout=1' }),
];
const server = http.createServer((q, r) => {
  r.sendDate = false;
  try { console.log(calls.shift()(r) === r); } catch (e) { console.log(e.name, e.code, e.message); r.socket.end(); return; }
  r.end('ok');
}).listen(0, '127.0.0.1', next);

function next() {
  if (!calls.length) return server.close(() => console.log('closed'));
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => { got += data; if (got.endsWith('ok') || got.endsWith('0\r\n\r\n') || got.startsWith('HTTP/1.1 204')) socket.end(); });
  socket.on('close', () => { console.log(JSON.stringify(got)); next(); });
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
}
