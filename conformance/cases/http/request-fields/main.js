// What a request says: method, url, version, fields joined and apart, and what a response's attributes are on it.
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((q, r) => {
  console.log(q.method, q.url, q.httpVersion, q.httpVersionMajor, q.httpVersionMinor, q.complete, q.aborted, q.upgrade);
  console.log(q.statusCode, q.statusMessage, q.socket === q.connection, r.req === q, q.readableFlowing, q.readableEnded);
  console.log(JSON.stringify(q.headers));
  console.log(JSON.stringify(q.headersDistinct));
  console.log(JSON.stringify(q.rawHeaders));
  console.log(JSON.stringify(q.trailers), JSON.stringify(q.rawTrailers), q.headers['not-there'], q.headers === q.headers);
  let body = '';
  q.setEncoding('utf8').on('data', (data) => { console.log('data', data, q.complete); body += data; });
  q.on('end', () => {
    console.log('end', body, q.complete, JSON.stringify(q.trailers), JSON.stringify(q.trailersDistinct), JSON.stringify(q.rawTrailers));
    r.end();
  });
  q.on('close', () => console.log('close', q.destroyed, q.aborted));
}).listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('close', () => server.close(() => console.log('closed'))).resume();
  const repeated = ['Accept: a', 'accept: b', 'Cookie: a=1', 'cookie: b=2', 'Set-Cookie: a', 'set-cookie: b', 'Content-Type: first', 'Content-Type: second',
    'User-Agent: 1', 'User-Agent: 2', 'Referer: 1', 'Referer: 2', 'X-Own: 1', 'x-own: 2', 'X-OWN: 3', 'Authorization: 1', 'Authorization: 2', 'Age: 1', 'Age: 2',
    'If-Match: 1', 'If-Match: 2', 'Empty:', 'Padded:   x y\t ', 'Latin: \u00e9'];
  socket.write(`POST /a/b?c=1&d=%20#e HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n${repeated.join('\r\n')}\r\n\r\n`, 'latin1');
  setTimeout(() => socket.write('5\r\nhello\r\n'), 20);
  setTimeout(() => socket.write('6;ext=1\r\n world\r\n0\r\nT: 1\r\nT: 2\r\nSet-Cookie: c\r\n\r\n'), 60);
});
