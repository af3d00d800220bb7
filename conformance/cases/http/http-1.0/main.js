// A client of HTTP/1.0: no chunks, the connection closes, unless the length is known and it asks to keep it.
const http = require('node:http');
const net = require('node:net');

const plain = (q, r) => { console.log(q.httpVersion, q.httpVersionMajor, q.httpVersionMinor, r.shouldKeepAlive); r.end('hello'); };
const writes = (q, r) => { r.write('ab'); setImmediate(() => r.end('c')); };
const known = (q, r) => { r.writeHead(200, { 'Content-Length': 2 }); r.end('ok'); };
const steps = [[plain, ''], [plain, 'Connection: keep-alive\r\n'], [writes, ''], [known, ''], [writes, 'TE: chunked\r\n'], [known, 'Expect: 100-continue\r\n']];
let handler;
const server = http.createServer((q, r) => handler(q, r)).listen(0, '127.0.0.1', next);

function next() {
  if (!steps.length) return server.close(() => console.log('closed'));
  const [how, fields] = steps.shift();
  handler = how;
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => { got += data; });
  socket.on('close', () => { console.log(JSON.stringify(got.replace(/Date: .{25} GMT/, 'Date: NOW'))); next(); });
  socket.write(`GET / HTTP/1.0\r\n${fields}\r\n`);
}
