// Where requests go, and what a server that is not there, or not for us, answers with.
const http = require('node:http');
const net = require('node:net');
const { Agent } = http;

const refused = (e) => { const one = e.errors ? e.errors[0] : e; return `${one.code} ${one.syscall} ${one.address}`; };
const server = http.createServer((q, r) => r.end(q.url === '/socket' ? '' : JSON.stringify([q.url, q.headers.host.replace(/:\d{4,}$/, ':PORT'), q.headers.authorization, q.headers.connection])));
const said = (r, then) => { let text = ''; r.setEncoding('utf8').on('data', (d) => { text += d; }).on('end', () => { console.log(text); then(); }); };
const steps = {
  hosts: (o, then) => { const left = ['foo:1234', '::1', '[::1]', 'foo']; const ask = () => { const host = left.shift(); if (!host) return then(); http.get({ host, createConnection: () => net.connect(o.port, o.host) }, (r) => said(r, ask)); }; ask(); },
  lookups: (o, then) => http.get({ port: o.port, host: 'example.org', lookup: (host, options, done) => { console.log(host, options.all); done(null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4); } }, (r) => said(r, then)),
  families: (o, then) => { let asked = 0; http.get({ port: o.port, host: 'example.org', agent: false, autoSelectFamily: true, lookup: (host, options, done) => { asked++; done(null, [{ address: '::1', family: 6 }, { address: '127.0.0.1', family: 4 }]); } }, (r) => { console.log(asked, r.socket.remoteAddress); r.resume().on('end', then); }); },
  failingLookup: (o, then) => { const q = http.request({ host: 'example.com', lookup: (host, options, done) => done(Object.assign(new Error('mine'), { code: 'EMINE' })), createConnection: (given) => net.createConnection(given) }, () => console.log('no')); q.on('error', (e) => { console.log(e.code, e.message); then(); }).end(); },
  localAddress: (o, then) => http.get({ ...o, localAddress: '1.2.3.4' }).on('error', (e) => { console.log(e.code, e.syscall, e.address); then(); }),
  inUse: (o, then) => http.createServer().listen(o.port, o.host).on('error', (e) => { console.log(e.code, e.syscall); then(); }),
  nobody: (o, then) => { const gone = net.createServer().listen(0, o.host, () => { const { port } = gone.address(); gone.close(() => {
    const ask = (path, after) => http.request({ host: o.host, port, path, method: 'POST' }, (r) => r.resume().on('end', () => { console.log('answered'); after(); })).on('error', (e) => { console.log(refused(e)); after(); }).end('PING');
    ask('/1', () => ask('/2', () => { const again = http.createServer((q, r) => { r.setHeader('Connection', 'close'); q.resume().on('end', () => r.end('PONG')); }).listen(port, o.host, () => ask('/3', () => again.close(() => ask('/4', then)))); }));
  }); }); },
  credentials: (o, then) => { const url = `http://asdf:qw%20er@127.0.0.1:${o.port}/a?b=c`; http.get(url, (r) => said(r, () => http.get(url, { headers: { Authorization: 'NoAuthForYOU' } }, (again) => said(again, then)))); },
  connectFirst: (o, then) => {
    server.once('connect', (q, socket) => { socket.write('HTTP/1.1 200 Connection established\r\n\r\n'); socket.resume().on('end', () => socket.end()); });
    const q = http.request({ port: o.port, method: 'CONNECT', path: 'google.com:80' });
    q.on('connect', (r, socket) => { console.log(r.statusCode); socket.end(); socket.resume().on('end', () => { let left = 2; for (const path of ['/1', '/2']) http.get({ ...o, path }, (one) => said(one, () => { if (!--left) then(); })); }); }).end();
  },
  writtenTooLate: (o, then) => { let asked; const broken = http.createServer((q, r) => q.on('data', () => { r.destroy(); setTimeout(() => asked.write('more'), 5); })).listen(0, o.host, () => {
    asked = http.request({ host: o.host, port: broken.address().port, method: 'POST' });
    asked.on('error', (e) => { console.log(['ECONNRESET', 'EPIPE'].includes(e.code), asked.res, asked.outputData.length); broken.close(then); }).write('hello', () => console.log('written'));
  }); },
  options: (o, then) => { const options = { highWaterMark: 1024 }; const q = http.request({ ...o, ...options, createConnection: (given) => { given.readableHighWaterMark = 1024; console.log(given.host, given.path, given.noDelay); return net.createConnection(given); } }, (r) => { console.log(r.socket === q.socket, r.socket.readableHighWaterMark, r.readableHighWaterMark); r.resume().on('end', then); }); q.end(); },
  noDelay: (o, then) => { const agent = new Agent(); console.log(agent.options.noDelay, server.noDelay, server.keepAlive, new Agent({ noDelay: false }).options.noDelay); const { createConnection } = agent; agent.createConnection = (given, done) => { console.log(given.noDelay, given.encoding, given.path); return createConnection.call(agent, given, done); }; http.get({ ...o, agent }, (r) => r.resume().on('end', then)); },
  encodings: (o, then) => { server.once('connection', (socket) => { for (const name of ['', 'utf8', undefined]) { try { socket.setEncoding(name); } catch (e) { console.log(e.name, e.code, e.message); } } }); http.get({ ...o, agent: false, path: '/socket' }, (r) => r.resume().on('end', then)); },
  byPath: (o, then) => { const path = `/tmp/nodecompat-places-${process.pid}`, own = http.createServer((q, r) => q.resume().on('end', () => r.end())); own.listen(path, () => {
    const agent = new Agent({ keepAlive: true }), ask = (left) => http.get({ socketPath: path, agent }, (r) => r.resume().on('end', () => setTimeout(() => { if (left) return ask(left - 1); own.getConnections((e, count) => { console.log(e, count, Object.keys(agent.freeSockets).length); agent.destroy(); slow(); }); }, 5)));
    const slow = () => { const q = http.request({ socketPath: path, headers: { 'Content-Length': '1' }, method: 'POST' }, (r) => { console.log(r.statusCode); r.resume(); own.closeAllConnections(); own.close(then); }); q.write('.'); let ticks = 5; const tick = () => (--ticks ? setImmediate(tick) : q.end()); tick(); };
    ask(5);
  }); },
};
server.listen(0, '127.0.0.1', () => {
  const left = Object.entries(steps);
  const next = () => setTimeout(() => { const step = left.shift(); if (!step) { server.closeAllConnections(); return server.close(() => console.log('done')); } console.log('--', step[0]); step[1]({ host: '127.0.0.1', port: server.address().port }, next); }, 5);
  next();
});
