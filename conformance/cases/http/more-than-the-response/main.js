// what comes in one piece with a response and after it: no response is a failure of the request, another one ends the connection
const http = require('http');
const net = require('net');
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n';
const answers = [ok + '\r\nhi more', ok + '\r\nhi' + ok + '\r\nho', ok + '\r\nhi\r\n\r\n', ok + 'Connection: close\r\n\r\nhi more', ok + '\r\nhiHTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\nmore', 'HTTP/1.1 204 No\r\n\r\nmore'];
const plain = net.createServer((socket) => socket.on('error', () => {}).once('data', () => socket.write(answers[0], 'latin1')));
plain.listen(0, '127.0.0.1', function next() {
  if (!answers.length) return plain.close();
  const log = [];
  const request = http.get({ port: plain.address().port, host: '127.0.0.1', agent: false, headers: { connection: 'keep-alive' } });
  request.on('response', (response) => {
    log.push(response.statusCode);
    response.on('data', (chunk) => log.push('data ' + chunk)).on('end', () => log.push('end')).on('error', () => log.push('failed'));
  });
  request.on('error', (error) => log.push(error.code, error.bytesParsed, request.socket.listenerCount('data'), error.rawPacket.length, request.socket.destroyed));
  request.on('close', () => {
    console.log(JSON.stringify(answers.shift()), log.join(' '));
    request.socket?.destroy();
    next();
  });
});
