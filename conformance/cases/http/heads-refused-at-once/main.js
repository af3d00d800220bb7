// the beginning of a head that nothing can mend is refused at once, what may become one is waited for
const http = require('http');
const net = require('net');
const line = 'GET / HTTP/1.1\r\n';
const refused = ['GX', 'hello', 'get / HTTP/1.1', 'GET\t/', 'GET ^', 'GET http1', 'GET http:x', 'GET /\x7f', 'GET /a b', 'GET / HX', 'GET / HTTP/1.5', 'GET / HTTP/1.1x', 'GET / HTTP/1.1\n',
  line + ' ', line + ': b', line + 'Ho st: x', line + 'Host: a\n', line + 'X: \x01', line + 'A: b\r\n c', line + 'A: b\rX', line + 'A: b\r\n\rX', line + 'Content-Length: 5x',
  line + 'Content-Length: 5\r\nContent-Length: 5\r\n', line + 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'];
const waited = ['G', 'GET', 'GET ', 'GET htt', 'GET http:/', 'GET / HTT', 'GET / HTTP/', 'GET / HTTP/1.', line, line + 'Host', line + 'Content-Length: 5', '\r\n\r\nG', 'PLAY', line + 'Transfer-Encoding: chunked\r\nTransfer-Encoding: '];
const answers = ['HTTX', 'hi', 'HTTP/1.7', 'HTTP/1.1x', 'HTTP/1.1 2x', 'HTTP/1.1 200x', 'HTTP/1.1 200\n', 'HTTP/1.1 200 O\n', 'HTTP/1.1 200 OK\r\nA b', 'HTTP/1.1 200 OK\r\nContent-Length: x', '\r\nHTTX'];
const server = http.createServer();
server.on('clientError', (error, socket) => {
  console.log(JSON.stringify(refused.shift()), error.code, error.reason, error.bytesParsed);
  socket.destroy();
  next();
});
function next() {
  if (!refused.length) return wait();
  net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume().write(refused[0], 'latin1');
}
function wait() {
  // what is waited for is an unfinished head when the client ends
  server.removeAllListeners('clientError');
  server.on('clientError', (error, socket) => {
    console.log(JSON.stringify(waited.shift()), error.code);
    socket.destroy();
    more();
  });
  more();
}
function more() {
  if (!waited.length) { server.close(); return answered(); }
  net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume().end(waited[0], 'latin1');
}
function answered() {
  const plain = net.createServer((socket) => socket.on('error', () => {}).once('data', () => socket.write(answers[0], 'latin1')));
  plain.listen(0, '127.0.0.1', function ask() {
    if (!answers.length) return plain.close();
    http.get({ port: plain.address().port, host: '127.0.0.1', agent: false }).on('error', (error) => {
      console.log(JSON.stringify(answers.shift()), error.code, error.reason, error.bytesParsed);
    }).on('close', ask);
  });
}
server.listen(0, '127.0.0.1', next);
