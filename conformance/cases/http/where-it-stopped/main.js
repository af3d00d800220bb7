// Where the parser has stopped in the packet that it refuses.
const http = require('node:http');
const net = require('node:net');

const heads = [
  "GETX / HTTP/1.1\r\nHost: x\r\n\r\n", "GE / HTTP/1.1\r\n\r\n", "FLUSH / HTTP/1.1\r\nHost: x\r\n\r\n",
  "FLUX / HTTP/1.1\r\n\r\n", "POSX / HTTP/1.1\r\n\r\n", "\x80\x81\r\n\r\n", "SET / HTTP/1.1\r\n\r\n",
  "GET_X / HTTP/1.1\r\n\r\n", "DESCRIBE / HTTP/1.1\r\nHost: x\r\n\r\n", "M-SEARCHX / HTTP/1.1\r\n\r\n",
  "M-X / HTTP/1.1\r\n\r\n", "GET\r\n\r\n", "GET\t/ HTTP/1.1\r\n\r\n", "GET 1foo HTTP/1.1\r\n\r\n",
  "GET foo1 HTTP/1.1\r\n\r\n", "GET foo:bar HTTP/1.1\r\n\r\n", "GET http:/x HTTP/1.1\r\n\r\n",
  "GET /a\x01b HTTP/1.1\r\n\r\n", "GET /a\tb HTTP/1.1\r\n\r\n", "GET /a\x80b HTTP/1.1\r\n\r\n",
  "GET ?a HTTP/1.1\r\n\r\n", "GET \r\n\r\n", "GET / HTTX/1.1\r\n\r\n", "GET / HTTP/1\r\n\r\n",
  "GET / HTTP/1.2\r\n\r\n", "GET / HTTP/1x1\r\n\r\n", "GET / HTTP/x.1\r\n\r\n", "GET / HTTP/1.10\r\n\r\n",
  "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", "GET / HTTP/1.1x\r\n\r\n", "GET / HTTP/3.0\r\n\r\n",
  "GET / HTTP/1.\r\n\r\n", "GET / HTTP/11.1\r\n\r\n", "GET / HTTP/1.1\rHost: x\r\n\r\n",
  "GET / HTTP/1.1\r\n\tHost: x\r\n\r\n",
];
const fields = [
  "X@: 1\r\n\r\n", "X\x80: 1\r\n\r\n", "X\t: 1\r\n\r\n", "X:\x7f\r\n\r\n", "X: a\x7fb\r\n\r\n",
  "X: a\r\n\tb\r\n\r\n", "X: a\r\n\rb\r\n\r\n", "\rX: a\r\n\r\n", "X: a\n\r\n", "X:\n\r\n", "X: a \n\r\n",
  "\nX: a\r\n\r\n", "X\r: a\r\n\r\n", "X\n\r\n", "X:\rb\r\n\r\n", "X: \rb\r\n\r\n", "X:a\r\r\n\r\n",
  " X: a\r\n\r\n", "X a: 1\r\n\r\n", "X(: 1\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: 1x\r\n\r\n",
  "Content-Length: 1 2\r\n\r\n", "Content-Length: \r\n\r\n", "Content-Length:   \r\n\r\n",
  "Content-Length: -1\r\n\r\n", "Content-Length: 0x10\r\n\r\n", "Content-Length:99999999999999999999999\r\n\r\n",
  "Content-Length: 2\r\nY: 1\r\nContent-Length: 33\r\n\r\n", "content-length:2\r\nContent-Length:3\r\n\r\n",
  "Transfer-Encoding: chunked\r\ncontent-length:5\r\n\r\n",
  "Content-Length: 5\r\ntransfer-encoding:chunked\r\n\r\n", "Transfer-Encoding: gzip\r\n\r\n",
  "Transfer-Encoding: identity\r\n\r\n", "Transfer-Encoding: chunkedx\r\n\r\n",
  "Transfer-Encoding: chunked , gzip\r\n\r\n", "Transfer-Encoding:\r\n\r\n",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n",
  "Transfer-Encoding: chunked\r\nA: b\r\nTransfer-Encoding:chunked\r\n\r\n", "Connection: close\r\n\r\nGET",
  "Connection: close\r\n\r\n\r\n\r\nGET",
];
const bodies = [
  "x\r\n", "\r\n", "2\r\nab\r\nx\r\n", "2x\r\nab\r\n", "2\rab\r\n", "2\nab\r\n", "2\r\nabc", "2\r\nab\rc\r\n",
  "2\r\nab\n0\r\n\r\n", "0\r\nX Y: 1\r\n\r\n", "0\r\nX: 1\n\r\n", " 2\r\nab\r\n0\r\n\r\n",
];
const good = 'GET / HTTP/1.1\r\nHost: x\r\n';
const chunked = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
const packets = [
  ...heads.map((one) => [one]),
  ...fields.map((one) => [good + one]),
  ...bodies.map((one) => [chunked + one]),
  [good + '\r\n' + good + 'X : 1\r\n\r\n'],
  [good, 'X : 1\r\n\r\n'],
  [chunked, '2\r\nabc'],
];
const server = http.createServer((request, response) => {
  request.on('error', () => {}).resume().on('end', () => response.end());
  process.nextTick(more);
});
server.on('clientError', (error, socket) => {
  console.log(error.code, error.reason, error.bytesParsed, error.rawPacket.length);
  socket.destroy();
});
let more = () => {};
function next() {
  if (packets.length === 0) return server.close();
  const [first, ...rest] = packets.shift();
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(first, 'latin1'));
  more = () => { if (rest.length) setTimeout(() => socket.write(rest.shift(), 'latin1'), 20); };
  if (!first.endsWith('\r\n\r\n') && rest.length) more();
  socket.on('error', () => {}).resume().on('close', next);
}
server.listen(0, '127.0.0.1', next);
