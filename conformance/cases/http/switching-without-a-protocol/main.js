// 101 is an upgrade where Connection and Upgrade say so, and else a response that is over at once.
const http = require('node:http');
const net = require('node:net');

const both = 'Connection: Upgrade\r\nUpgrade: foo\r\n';
const heads = [
  'HTTP/1.1 101 S\r\n\r\nbye', 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\n\r\nbye', 'HTTP/1.1 101 S\r\nUpgrade: foo\r\n\r\n',
  `HTTP/1.1 101 S\r\n${both}\r\nbye`, 'HTTP/1.1 101 S\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi',
  `HTTP/1.1 200 OK\r\n${both}Content-Length: 2\r\n\r\nhi`, 'HTTP/1.1 101 S\r\nConnection: a, upgrade\r\nUpgrade: foo\r\n\r\n',
];
const rounds = [];
for (const listens of [true, false]) for (const head of heads) for (const asks of [true, false]) rounds.push([listens, head, asks]);
const server = net.createServer((socket) => {
  socket.on('error', () => {}).once('data', () => socket.end(rounds[0][1]));
}).listen(0, '127.0.0.1', next);
function next() {
  if (rounds.length === 0) return server.close();
  const [listens, , asks] = rounds[0];
  const headers = asks ? { Connection: 'Upgrade', Upgrade: 'foo' } : {};
  const request = http.get({ port: server.address().port, host: '127.0.0.1', agent: false, headers });
  if (listens) {
    request.on('upgrade', (response, socket, head) => {
      console.log('upgrade', response.statusCode, head.toString());
      socket.on('error', () => {}).resume().end();
    });
  }
  request.on('information', (information) => console.log('information', information.statusCode));
  request.on('response', (response) => {
    console.log('response', response.statusCode, response.upgrade, response.headers.upgrade);
    response.on('data', (data) => console.log('data', data.toString())).on('end', () => console.log('end'));
  });
  request.on('error', (error) => console.log(error.code, error.message));
  request.on('close', () => { console.log('closed'); rounds.shift(); next(); });
}
