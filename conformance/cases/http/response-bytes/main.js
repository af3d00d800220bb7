// What a response looks like on the wire: the head by what was set, the body by how it was written.
const http = require('node:http');
const net = require('node:net');

const handlers = {
  text: (q, r) => r.end('hello'),
  bytes: (q, r) => r.end(Buffer.from('hello')),
  unicode: (q, r) => r.end('h\u00e9'),
  latin1: (q, r) => r.end('h\u00e9', 'latin1'),
  nothing: (q, r) => r.end(),
  status: (q, r) => { r.statusCode = 404; r.end('no'); },
  reason: (q, r) => { r.statusMessage = 'Fine'; r.end(); },
  unknown: (q, r) => { r.statusCode = 299; r.end(); },
  empty204: (q, r) => { r.statusCode = 204; r.end('ignored'); },
  empty304: (q, r) => { r.writeHead(304); r.end('ignored'); },
  oneTurn: (q, r) => { r.write('a'); r.write(''); r.end('bc'); },
  twoTurns: (q, r) => { r.write('a'); setImmediate(() => r.end('bc')); },
  written: (q, r) => { r.write('a'); setImmediate(() => { r.write('b'); r.write('c'); setImmediate(() => r.end()); }); },
  head: (q, r) => { r.writeHead(200); r.end('hello'); },
  length: (q, r) => { r.setHeader('Content-Length', 5); r.end('ok'); },
  lengthThenWrites: (q, r) => { r.writeHead(200, { 'Content-Length': 4 }); r.write('ab'); r.end('cd'); },
  noDate: (q, r) => { r.sendDate = false; r.end('x'); },
  noDateByRemoving: (q, r) => { r.removeHeader('Date'); r.end('x'); },
  ownDate: (q, r) => { r.setHeader('Date', 'today'); r.end('x'); },
  noLength: (q, r) => { r.removeHeader('Content-Length'); r.end('x'); },
  noEncoding: (q, r) => { r.removeHeader('Transfer-Encoding'); r.write('x'); r.end('y'); },
  noConnection: (q, r) => { r.removeHeader('Connection'); r.end('x'); },
  chunked: (q, r) => { r.setHeader('Transfer-Encoding', 'chunked'); r.end('xyz'); },
  cookies: (q, r) => { r.setHeader('Set-Cookie', ['a=1', 'b=2']); r.setHeader('Cookie', ['c', 'd']); r.end(); },
  flushed: (q, r) => { r.flushHeaders(); r.end('x'); },
  trailers: (q, r) => { r.writeHead(200, { Trailer: 'T' }); r.write('x'); r.addTrailers({ T: 'v', U: ['1', '2'] }); r.end(); },
  corked: (q, r) => { r.cork(); r.write('a'); setImmediate(() => { r.write('b'); r.uncork(); r.end(); }); },
  hex: (q, r) => r.end('616263', 'hex'),
  rejoined: (q, r) => { r.setHeader('X-A', 1); r.setHeader('x-a', 2); r.setHeader('B', [1, 2]); r.end(); },
};
const names = Object.keys(handlers);
let current;
const server = http.createServer((q, r) => handlers[current](q, r)).listen(0, '127.0.0.1', () => next('GET'));

function next(method) {
  current = names.shift();
  if (!current) return server.close(() => console.log('closed'));
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => { got += data; });
  socket.on('close', () => {
    console.log(current, method, JSON.stringify(got.replace(/Date: .{25} GMT/, 'Date: NOW')));
    if (method === 'GET' && ['text', 'oneTurn', 'length'].includes(current)) { names.unshift(current); next('HEAD'); } else next('GET');
  });
  socket.write(`${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
}
