// A request may have several Hosts; one without any is answered by itself, whatever else it says.
const http = require('node:http');
const net = require('node:net');

const fields = (count) => Array.from({ length: count }, (_, i) => `h${i}: 1\r\n`).join('');
const requests = [
  'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET / HTTP/1.1\r\nhOSt: a\r\nX: 1\r\nHOST: a\r\nhost:\r\n\r\n',
  'GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nHost: c\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nTransfer-Encoding: gzip\r\n\r\n',
  'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n',
  'POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n',
  `GET / HTTP/1.1\r\n${fields(1000)}\r\n`,
  `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n${fields(998)}\r\n`,
  'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX : 1\r\n\r\n',
  'GET / HTTP/1.1\r\nX : 1\r\n\r\n',
];
const server = http.createServer((request, response) => {
  console.log(request.method, request.headers.host, request.rawHeaders.length, request.rawHeaders.slice(0, 6).join());
  let body = '';
  request.setEncoding('latin1').on('data', (data) => { body += data; }).on('error', () => {});
  request.on('end', () => { console.log(body, request.trailers); response.end(); });
}).on('clientError', (error, socket) => {
  console.log(error.code, error.reason, error.bytesParsed);
  socket.destroy();
});
function next() {
  if (requests.length === 0) return server.close();
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(requests.shift(), 'latin1'));
  socket.setEncoding('latin1').on('error', () => {}).on('data', (data) => {
    got += data;
    if (got.endsWith('\r\n\r\n')) { console.log(got.split('\r\n')[0]); socket.destroy(); }
  });
  socket.on('close', next);
}
server.listen(0, '127.0.0.1', next);
