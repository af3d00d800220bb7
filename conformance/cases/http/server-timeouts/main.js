// A server's patience: heads and whole requests that do not come, idle connections, and timeouts of messages and sockets.
const http = require('node:http');
const net = require('node:net');

const first = (got) => got.split('\r\n\r\n').map((part) => part.split('\r\n')[0]).filter(Boolean).join(' | ');
function talk(server, pieces, then, ends = false) {
  let got = '';
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true }).setEncoding('latin1');
  const step = (i) => { if (i === pieces.length) { if (ends) socket.end(); return; } if (typeof pieces[i] === 'number') return setTimeout(step, pieces[i], i + 1); socket.write(pieces[i], () => step(i + 1)); };
  socket.on('connect', () => step(0)).on('data', (d) => { got += d; }).on('error', () => {}).on('end', () => socket.end()).on('close', () => { console.log(first(got)); then(got); });
  return socket;
}
const get = (url, more = '') => `GET ${url} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const half = 'GET /half HTTP/1.1\r\nHost: x\r\nConnection: ';
const strict = { headersTimeout: 120, requestTimeout: 0, keepAliveTimeout: 0, connectionsCheckingInterval: 30 };
function serve(options, listener, start) {
  const server = http.createServer(options, (q, r) => { console.log('request', q.method, q.url); listener(q, r); });
  server.on('clientError', function(e, socket) { console.log('clientError', e.code, e.message); if (socket.writable) socket.end(`HTTP/1.1 ${e.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400}\r\n\r\n`); });
  server.listen(0, '127.0.0.1', () => start(server, () => { server.closeAllConnections(); server.close(next); }));
}
const finish = (q, r) => q.resume().on('end', () => { r.writeHead(200); r.end(); });
const idle = (what, socket, then) => { console.log(what, socket instanceof net.Socket, socket.destroyed); socket.destroy(); setTimeout(then, 10); };
const steps = {
  headAfterKeepAlive: () => serve(strict, finish, (server, then) => { server.once('timeout', () => console.log('no')); talk(server, [get('/1'), 200, half], then); }),
  headWhenPipelined: () => serve(strict, finish, (server, then) => talk(server, [get('/1') + half], then)),
  headInTime: () => serve({ ...strict, headersTimeout: 2000 }, finish, (server, then) => talk(server, ['GET /slow HTTP/1.1\r\nHost: x\r\n', 60, 'Connection: ', 60, 'close\r\n\r\n'], then)),
  wholeRequest: () => serve({ ...strict, headersTimeout: 0, requestTimeout: 120 }, finish, (server, then) => talk(server, [get('/1'), 'POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n', 40, 'part'], then)),
  mixed: () => serve({ ...strict, headersTimeout: 300, requestTimeout: 500 }, finish, (server, then) => {
    let left = 3;
    const done = () => { if (!--left) then(); };
    const after = (ms, pieces) => setTimeout(talk, ms, server, pieces, done);
    after(0, ['POST /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n', 60, 'Connection: close\r\n\r\n', 40, '1234']);
    after(250, ['GET /head HTTP/1.1\r\n']);
    after(450, ['POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1']);
  }),
  upgraded: () => serve({ ...strict, headersTimeout: 0, requestTimeout: 80 }, finish, (server, then) => {
    server.on('upgrade', (q, socket) => { socket.write('HTTP/1.1 101 Switching\r\n\r\n'); socket.pipe(socket); });
    talk(server, [get('/', 'Connection: Upgrade\r\nUpgrade: echo\r\n'), 250, 'echo\r\n\r\n'], then, true);
  }),
  emptyLine: () => serve({ headersTimeout: 60, keepAliveTimeout: 150, keepAliveTimeoutBuffer: 0, connectionsCheckingInterval: 30 }, finish, (server, then) => talk(server, [get('/1'), 20, '\r\n'], then)),
  slowClient: () => serve({ keepAliveTimeout: 50, keepAliveTimeoutBuffer: 0 }, finish, (server, then) => talk(server, [get('/1'), 10, 'GET /2 HTTP/1.1\r\n', 150, 'Host: x\r\n\r\n'], then)),
  slowServer: () => serve({ keepAliveTimeout: 50, keepAliveTimeoutBuffer: 0 }, (q, r) => (q.url === '/2' ? setTimeout(() => r.end('late'), 150) : r.end()), (server, then) => talk(server, [get('/1'), 10, get('/2', 'Connection: close\r\n')], then)),
  ofTheServer: () => serve({}, () => {}, (server, then) => { console.log(server.setTimeout(50, (socket) => idle('server', socket, then)) === server, server.timeout); talk(server, [get('/')], () => {}); }),
  ofAConnection: () => serve({}, () => {}, (server, then) => { server.setTimeout(50, (socket) => idle('unused', socket, then)); talk(server, [], () => {}); }),
  ofTheRequest: () => serve({}, (q) => { console.log(q.setTimeout(50, (socket) => { idle('request', socket, done); }) === q); }, (server, then) => { done = then; talk(server, ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\npart'], () => {}); }),
  ofTheResponse: () => serve({}, (q, r) => { q.setTimeout(40, () => console.log('no')); console.log(r.setTimeout(50, (socket) => { idle('response', socket, done); }) === r); }, (server, then) => { done = then; talk(server, [get('/')], () => {}); }),
  inTurn: () => serve({}, (q, r) => { if (q.url === '/1') return r.end(); r.setTimeout(50, () => console.log('response', q.url)); }, (server, then) => { server.on('timeout', (socket) => idle('server', socket, then)); talk(server, [get('/1') + get('/2') + get('/3')], () => {}); }),
  ofTheSocket: () => serve({}, (q) => { console.log(q.connection.setTimeout(50) === q.socket); q.connection.on('timeout', () => { q.connection.destroy(); console.log('socket'); setTimeout(done, 10); }); }, (server, then) => { done = then; talk(server, [get('/')], () => {}); }),
  unheard: () => serve({}, () => {}, (server, then) => { server.setTimeout(50); talk(server, [get('/')], then); }),
  busy: () => serve({}, (q, r) => { q.setTimeout(400, () => console.log('no')); finish(q, r); }, (server, then) => talk(server, ['POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 6\r\n\r\n', ...Array.from('123456').flatMap((one) => [90, one])], then)),
  idleOnes: () => serve({}, (q, r) => setTimeout(() => r.end(), 60), (server, then) => {
    talk(server, [get('/1', 'Connection: close\r\n')], then);
    setTimeout(() => { server.closeIdleConnections(); console.log('closed idle ones'); }, 30);
  }),
};
let done;
const names = Object.keys(steps);
function next() { const name = names.shift(); if (name) { console.log('--', name); steps[name](); } else console.log('done'); }
console.log(http.createServer().keepAliveTimeoutBuffer, http.createServer().keepAliveTimeout, http.createServer().maxRequestsPerSocket);
next();
