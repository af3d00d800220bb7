// Of target, reason, names and values together as many bytes are taken as may come, up to the end of one of them.
const http = require('node:http');
const net = require('node:net');

const host = 'GET / HTTP/1.1\r\nHost: x\r\n';
const chunked = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
const a = 'a'.repeat(40);
const many = 'A: bcd\r\n'.repeat(30) + '\r\n';
const requests = [
  `GET /${a}${a} HTTP/1.1\r\nHost: x\r\n\r\n`, `GET /${a}${a}`, `GET http://h/${a}${a} HTTP/1.1\r\n\r\n`,
  `GET http://h/${a}${a}`, `CONNECT ${a}${a}:80 HTTP/1.1\r\n\r\n`, `GET /?${a}#${a} HTTP/1.1\r\n\r\n`,
  `${host}A: ${a}${a}\r\nC: d\r\n\r\n`, `${host}A:   ${a}${a}  \r\n\r\n`, `${host}A:   ${a}                  \r\n\r\n`,
  `${host}A: ${a}${a}`, `${host}A: ${a}                 `, `${host}A: ${a}${a}\r`, `${host}A: ${a}${a}\x01\r\n\r\n`,
  `${host}${a}${a}: d\r\n\r\n`, `${host}${a}${a}`, `${host}A: ${'b'.repeat(57)}\r\n\r\n`, host + many,
  host + 'Aaaaaa:\r\n'.repeat(30) + '\r\n', host + 'A:\t bcd\t \r\n'.repeat(30) + '\r\n', `\r\n\r\n${host}${many}`,
  `${host}\r\n${host}${many}`, `${chunked}0\r\nA: ${a}${a}\r\n\r\n`, `${chunked}3\r\nabc\r\n0\r\n${many}GET`,
];
const answers = [
  `HTTP/1.1 200 ${a}${a}\r\nContent-Length: 0\r\n\r\n`, `HTTP/1.1 200 ${'a b '.repeat(20)}\r\nContent-Length: 0\r\n\r\n`,
  `HTTP/1.1 200 ${a}${a}`, `HTTP/1.1 200\r\nContent-Length: 0\r\n${many}`, `HTTP/1.1 200 OK\r\nA: ${a}${a}\r\n\r\n`,
  `HTTP/1.1 200 ${a}\r\nA: ${a}\r\n\r\n`, `HTTP/1.1 200 OK\r\n${a}${a}: d\r\n\r\n`,
  `HTTP/1.1 100 Continue\r\nA: ${a}\r\n\r\nHTTP/1.1 200 OK\r\nA: ${a}\r\nB: ${a}\r\n\r\n`,
  `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: ${a}${a}\r\n\r\n`,
];
const shown = (error) => console.log(error.code, error.reason, error.bytesParsed, error.rawPacket.length);
const server = http.createServer({ maxHeaderSize: 64 }, (request, response) => {
  request.on('error', () => {}).resume().on('end', () => response.end());
});
server.on('clientError', (error, socket) => {
  shown(error);
  socket.destroy();
});
function next() {
  if (requests.length === 0) return server.close(() => answering.listen(0, '127.0.0.1', ask));
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(requests.shift(), 'latin1'));
  socket.on('error', () => {}).resume().on('close', next);
}
const answering = net.createServer((socket) => {
  socket.on('error', () => {}).once('data', () => socket.write(answers[0], 'latin1'));
});
function ask() {
  if (answers.length === 0) return answering.close();
  const options = { port: answering.address().port, host: '127.0.0.1', agent: false, maxHeaderSize: 64 };
  const request = http.get(options, (response) => response.on('error', () => {}).resume());
  request.on('error', shown);
  request.on('close', () => { answers.shift(); ask(); });
}
server.listen(0, '127.0.0.1', next);
