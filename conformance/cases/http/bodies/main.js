// How bodies are framed: what a client sends for each method, what a server sends for each status, what arrives.
const http = require('node:http');
const net = require('node:net');
const { Duplex } = require('node:stream');

const plain = (text) => JSON.stringify(text.replace(/Date: .{25} GMT/g, 'Date: NOW').replace(/localhost:\d+/g, 'HOST'));
function asked(method, send, then) {
  const got = [];
  const sink = new Duplex({ read() {}, write(chunk, encoding, done) { got.push(chunk); done(); } });
  const q = http.request({ method, createConnection: () => sink }, (r) => r.resume().on('end', then));
  q.on('finish', () => { console.log(plain(Buffer.concat(got).toString('latin1'))); sink.push('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'); });
  send(q);
}
const sends = [(q) => q.end('PUT / HTTP/1.1'), (q) => q.end(), (q) => { q.write('PUT'); q.end('!'); }, (q) => { q.removeHeader('Transfer-Encoding'); q.removeHeader('connection'); q.write('é', 'latin1'); q.end(); }];
const answers = {
  '/head': (q, r) => r.end('FAIL'),
  '/written': (q, r) => { r.writeHead(200); r.end('FAIL'); },
  '/204': (q, r) => { r.writeHead(204, {}); r.write('no'); r.end('no'); },
  '/304': (q, r) => { r.setHeader('Content-Length', 11); r.statusCode = 304; r.end(null); },
  '/removed': (q, r) => { for (const name of ['connection', 'transfer-encoding', 'content-length', 'date']) r.removeHeader(name); r.setHeader('date', 'coffee o clock'); r.end('beep'); },
  '/persists': (q, r) => { r.removeHeader('connection'); r.end('beep'); },
  '/hex': (q, r) => { r.setHeader('content-length', 9); r.write('6865780a', 'hex'); r.write('utf8\n'); r.end(); },
  '/utf8': (q, r) => { r.write('héllo', 'utf8'); r.end(); },
  '/utf16le': (q, r) => { r.write('hi', 'utf16le'); r.end(); },
  '/latin1': (q, r) => { r.write('héllo', 'latin1'); r.end(); },
  '/nothing': (q, r) => { r.writeHead(200, { 'Content-Length': 0 }); r.end(Buffer.alloc(0)); },
  '/name': (q, r) => { r.writeHead(200, ['content-disposition', Buffer.from('bår').toString('binary')]); r.end('hello'); },
  '/names': (q, r) => { r.writeHead(200, ['Content-Length', '5', 'content-disposition', [Buffer.from('bår').toString('binary')]]); r.end('hello'); },
  '/late': (q, r) => { r.setHeader('x', 'å'); r.end('hello'); },
  '/strict': (q, r) => { r.strictContentLength = true; r.setHeader('content-length', '5'); r.end('12345'); },
  '/trailer': (q, r) => { r.writeHead(200, [['content-type', 'text/plain']]); r.addTrailers({ 'x-foo': 'bar' }); r.end('stuff'); },
  '/two': (q, r) => { r.setHeader('content-length', [2, 1]); r.end('ok'); },
  '/twice': (q, r) => { r.writeHead(200, { 'Content-Length': 1, 'Content-length': 2 }); r.end('ok'); },
  '/flushed': (q, r) => { r.writeHead(200, { foo: 'bar' }); r.flushHeaders(); r.flushHeaders(); r.end('x'); },
  '/echo': (q, r) => { let sum = 0, length = 0; q.on('data', (d) => { length += d.length; for (const one of d.subarray(0, 2000)) sum += one; }).on('end', () => r.end(`${q.method} ${length} ${sum > 0} ${JSON.stringify(q.headers)}`.replace(/localhost:\d+/, 'HOST'))); },
};
const server = http.createServer((q, r) => answers[q.url](q, r));
function raw(first, fields, then) {
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1').on('data', (d) => { got += d; });
  socket.on('close', () => { console.log(first, plain(got)); then(); }).write(`${first}\r\nHost: x\r\n${fields}\r\n`);
}
function received(path, more, then) {
  const body = more.body, q = http.request({ port: server.address().port, path, ...more }, (r) => {
    let got = '';
    r.setEncoding('utf8').on('data', (d) => { got += d; }).on('end', () => { console.log(path, r.statusCode, r.headers['content-length'], r.headers['content-disposition'], { ...r.trailers }, got); });
  });
  q.on('error', (e) => console.log(path, e.code, e.message)).on('close', then).end(body);
}
const steps = [];
for (const method of ['GET', 'HEAD', 'DELETE', 'POST', 'PATCH', 'PUT', 'OPTIONS', 'TRACE', 'QUERY']) for (const send of sends) steps.push((then) => asked(method, send, then));
for (const path of Object.keys(answers).slice(0, -1)) {
  for (const [method, version, fields] of [['GET', 1.1, 'Connection: close\r\n'], ...(path === '/head' || path === '/written' ? [['HEAD', 1.1, 'Connection: close\r\n']] : []), ...(['/removed', '/persists', '/utf8', '/trailer'].includes(path) ? [['GET', '1.0', ''], ['GET', '1.0', 'Connection: Keep-Alive\r\nX: 1\r\n']] : [])]) {
    if (version !== '1.0' || path !== '/persists' || !fields) steps.push((then) => raw(`${method} ${path} HTTP/${version}`, fields, then));
  }
}
for (const path of ['/304', '/204', '/name', '/names', '/late', '/trailer', '/two', '/twice', '/nothing', '/removed']) steps.push((then) => received(path, {}, then));
steps.push((then) => received('/echo', { method: 'POST', body: Buffer.alloc(3 << 20, 7) }, then), (then) => received('/echo', { method: 'POST', body: 'Й'.repeat(8200), headers: { Test: 'Düsseldorf' } }, then));
steps.push((then) => {
  const once = net.createServer((socket) => socket.end('HTTP/1.1 200 ok\r\n\r\nHello')).listen(0, '127.0.0.1', () => http.get({ port: once.address().port, host: '127.0.0.1', encoding: 'utf8' }, (r) => {
    r.on('data', (d) => console.log(typeof d, d.toString(), r.statusMessage)).on('end', () => { once.close(); then(); });
  }));
});
const next = () => { const step = steps.shift(); if (step) step(next); else server.close(() => console.log('closed')); };
server.listen(0, next);
