// 'upgrade' and 'connect' hand the connection over, with what came after the head; nobody there: a request, or the end.
const http = require('node:http');
const net = require('node:net');

const head = 'GET /u HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n';
const tunnel = 'CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n';
const server = http.createServer((q, r) => { console.log('request', q.method, q.url, q.upgrade); r.setHeader('Connection', 'close'); r.sendDate = false; r.end('plain'); });
const ask = (text, then) => {
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  socket.on('data', (data) => { got += data; if (got.endsWith('!')) socket.end('bye'); });
  socket.on('close', () => { console.log(JSON.stringify(got)); then(); });
  socket.write(text);
};
const take = (name) => (q, socket, rest) => {
  console.log(name, q.method, q.url, q.upgrade, q.headers.upgrade, String(rest), socket.readableFlowing, socket.listenerCount('data'), socket.server === server);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n!');
  socket.on('data', (data) => console.log(name, 'data', String(data))).on('end', () => { console.log(name, 'end'); socket.end(); });
};
const asClient = (then) => {
  const request = http.request({ port: server.address().port, path: '/client', headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
  request.on('upgrade', (res, socket, rest) => {
    console.log('client', res.statusCode, res.statusMessage, String(rest), request.res === undefined || request.res === null, socket === res.socket);
    socket.end('bye');
    socket.on('close', then);
  });
  request.on('close', () => console.log('client close', request.destroyed)).end();
};
server.listen(0, '127.0.0.1', () =>
  ask(head, () => ask(tunnel, () => {
    server.on('upgrade', take('upgrade')).on('connect', take('connect'));
    ask(head + 'extra', () => ask(tunnel + 'extra', () => asClient(() => server.close(() => console.log('closed')))));
  })));
