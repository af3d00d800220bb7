// Where the parser has stopped in an answer that it refuses.
const http = require('node:http');
const net = require('node:net');

const ok = 'HTTP/1.1 200 OK\r\n';
const answers = [
  ok + 'Content-Length: 6\r\nTransfer-Encoding: Chunked\r\n\r\n6\r\nfoobar0\r\n',
  ok + 'Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n',
  ok + 'Content-Length: 6\r\nContent-Length: 7\r\n\r\n',
  ok + 'Content-Length: x\r\n\r\n',
  ok + 'X : 1\r\n\r\n',
  ok + 'X: a\rb\r\n\r\n',
  ok + 'X: a\n\r\n',
  ok + 'X: a\x01\r\n\r\n',
  ok + 'Transfer-Encoding: chunked\r\n\r\nx\r\n',
  ok + 'Transfer-Encoding: chunked\r\n\r\n2\r\nabc',
  'HTTX/1.1 200 OK\r\n\r\n',
  'hello\r\n\r\n',
  'HTTP/9.9 200 OK\r\n\r\n',
  'HTTP/1 200 OK\r\n\r\n',
  'HTTP/1.1 2x0 OK\r\n\r\n',
  'HTTP/1.1 20 OK\r\n\r\n',
  'HTTP/1.1 2000 OK\r\n\r\n',
  'HTTP/1.1 abc OK\r\n\r\n',
  'HTTP/1.1 \r\n\r\n',
];
const server = net.createServer((socket) => {
  socket.on('error', () => {}).once('data', () => socket.end(answers[0], 'latin1'));
}).listen(0, '127.0.0.1', next);
function next() {
  if (answers.length === 0) return server.close();
  const request = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {
    response.on('error', () => {}).resume();
  });
  request.on('error', (error) => console.log(error.code, error.reason, error.bytesParsed, error.rawPacket.length));
  request.on('close', () => { answers.shift(); next(); });
}
