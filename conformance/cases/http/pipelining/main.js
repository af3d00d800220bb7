// Requests that come together are handled at once and answered in their order.
const http = require('node:http');
const net = require('node:net');

const waiting = {};
const server = http.createServer((q, r) => {
  console.log('request', q.url, r.socket === q.socket, r.socket === null);
  r.on('socket', () => console.log('socket', q.url));
  r.on('finish', () => console.log('finish', q.url));
  r.on('close', () => console.log('close', q.url));
  r.sendDate = false;
  waiting[q.url] = r;
  if (q.url === '/3') { r.end('three'); console.log(r.writableLength > 0, r.writableEnded, r.writableFinished); }
  if (q.url === '/3') setImmediate(() => { waiting['/2'].end('two'); setImmediate(() => waiting['/1'].end('one')); });
}).listen(0, '127.0.0.1', () => {
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => { got += data; });
  socket.on('close', () => { console.log(got.replace(/\r\n/g, '|')); server.close(() => console.log('closed')); });
  socket.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
});
