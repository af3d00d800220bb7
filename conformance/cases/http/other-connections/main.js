// A server on a UNIX path, and one that is given connections by hand.
const http = require('node:http');
const net = require('node:net');

const path = `/tmp/nc-http-${process.pid}.sock`;
const handle = (q, r) => { console.log(q.url, q.headers.host.replace(/[0-9]{5}/, 'PORT'), q.socket.remoteAddress === undefined, r.socket.server === q.socket.server); r.end('hello'); };
const get = (options, then) => http.get({ agent: false, ...options }, (r) => r.setEncoding('utf8').on('data', (d) => console.log(d)).on('close', then)).on('error', (e) => { console.log(e.code, e.message.replace(path, 'PATH')); then(); });
const atPath = http.createServer(handle).listen(path, () => {
  console.log(atPath.address() === path);
  get({ socketPath: path, path: '/unix' }, () => atPath.close(() => get({ socketPath: path }, byHand)));
});
function byHand() {
  const inner = http.createServer(handle).on('connection', (s) => console.log('connection', s.server === undefined || s.server === null));
  const outer = net.createServer((socket) => { inner.emit('connection', socket); console.log(socket.server === inner); }).listen(0, '127.0.0.1', () => {
    get({ port: outer.address().port, host: '127.0.0.1', path: '/by-hand' }, () => outer.close(own));
  });
}
function own() {
  const server = http.createServer(handle).listen(0, '127.0.0.1', () => {
    const q = http.get({ path: '/own', createConnection: (options) => { console.log(options.path, options.host); return net.connect(server.address().port, '127.0.0.1'); } }, (r) => r.resume().on('close', () => server.close(() => console.log('closed'))));
    console.log(q.agent, q.shouldKeepAlive);
  });
}
