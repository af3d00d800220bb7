// One connection for many requests: bodies in turn, what is not out yet, ends that race, and responses that break off.
const http = require('node:http');
const net = require('node:net');

const body = 'This is my request';
const post = `POST / HTTP/1.1\r\nConnection: keep-alive\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n\r\n`;
function serve(listener, run, properties = {}) {
  const server = Object.assign(http.createServer(listener), properties);
  server.listen(0, '127.0.0.1', () => run({ host: '127.0.0.1', port: server.address().port }, () => { server.closeAllConnections(); server.close(next); }, server));
}
const busy = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };
const bodies = (properties) => () => serve((q, r) => { let got = ''; q.on('data', (d) => { got += d; }).on('end', () => { r.writeHead(200, { 'Content-Type': 'text/plain' }); r.write('Hello '); r.end(String(got === body)); }); }, (o, then) => {
  let got = '';
  const socket = net.connect(o.port, o.host, () => { for (let i = 0; i < 4; i++) for (const piece of post.split(/(?=\r\n)/)) socket.write(piece); }).setEncoding('utf8');
  socket.on('data', (d) => { got += d; if (got.split('0\r\n\r\n').length === 5) socket.end(); }).on('close', () => { console.log(JSON.stringify(got.split('0\r\n\r\n').map((one) => one.replace(/Date: .{25} GMT/, 'Date: NOW'))[3])); then(); });
}, properties);
const steps = {
  bodies: bodies({}), unlimited: bodies({ maxRequestsPerSocket: null }), limited: bodies({ maxRequestsPerSocket: 9 }),
  expecting: () => serve((q, r) => { r.writeHead(200); r.end(); }, (o, then) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 }), sockets = new Set();
    const late = (socket) => { if (sockets.has(socket)) return; sockets.add(socket); const { write } = socket; socket.write = function(chunk, encoding, done) { if (typeof encoding === 'function') { done = encoding; encoding = null; } return write.call(this, chunk, encoding, typeof done === 'function' ? (...given) => setTimeout(() => done(...given), 3) : done); }; };
    const ask = (left) => { const q = http.request({ ...o, agent, method: 'POST', headers: { 'Content-Length': '0', 'Expect': '100-continue' } }, (r) => r.resume().once('end', () => { if (left) ask(left - 1); else { console.log(sockets.size); agent.destroy(); then(); } })); q.on('socket', late); setTimeout(() => q.end(Buffer.alloc(0)), 0); };
    ask(20);
  }),
  undrained: () => { const sockets = []; const server = net.createServer({ pauseOnConnect: true }, (socket) => { sockets.push(socket); socket.on('error', () => {}).pause(); socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n'); }).listen(0, '127.0.0.1', () => {
    const agent = new http.Agent({ keepAlive: true }), used = [];
    const ask = (large, after) => { const q = http.request({ agent, host: '127.0.0.1', port: server.address().port }, (r) => r.resume().on('end', () => setImmediate(after))).on('error', () => {}); q.on('socket', (socket) => used.push(socket)); if (large) q.on('socket', (socket) => socket.on('connect', () => { q.end(Buffer.alloc(1 << 25)); console.log(socket.writableLength > 0); })); else q.end(); };
    ask(true, () => ask(false, () => http.get({ agent, host: '127.0.0.1', port: server.address().port }).on('error', () => {}).on('socket', (socket) => { console.log(used[1] === used[0], socket === used[1], Object.keys(agent.freeSockets).length); agent.destroy(); for (const one of sockets) one.destroy(); server.close(next); })));
  }); },
  lateAgain: () => serve((q, r) => { r.writeHead(200, { 'Content-Length': 2 }); r.write('hi'); r.end(); }, (o, then, server) => {
    let count = 0;
    server.on('connection', () => count++);
    const agent = new http.Agent({ keepAlive: true }), ask = (after) => http.get({ ...o, agent }, (r) => r.resume().on('end', after)).on('error', (e) => { console.log(e.code); after(); });
    ask(() => { busy(300); ask(() => { console.log('answered again'); agent.destroy(); then(); }); });
  }, { keepAliveTimeout: 200 }),
  twice: () => { const seen = new Set(); serve((q, r) => {
    if (seen.has(q.socket)) { console.log(r.write(Buffer.alloc(r.socket.writableHighWaterMark + 100)), r.writableCorked); r.once('drain', () => r.end()); return; }
    seen.add(q.socket);
    r.end('regular end', 'utf8', () => console.log('ended'));
    console.log(r.writableCorked);
    r.end();
  }, (o, then) => { const agent = new http.Agent({ keepAlive: true }), ask = (after) => http.get({ ...o, agent }, (r) => { let length = 0; r.on('data', (d) => { length += d.length; }).on('end', () => { console.log(length); setTimeout(after, 5); }); }); ask(() => ask(() => { agent.destroy(); then(); })); }); },
  brokenOff: () => { let breaks = true; serve((q, r) => { const { socket } = r; r.writeHead(200, { 'Content-Length': 50, 'Connection': 'close' }); r.write('a'.repeat(40)); if (breaks) setTimeout(() => socket.destroy(), 10); else r.end('e'.repeat(10)); }, (o, then) => {
    const ask = (after) => http.get(o, (r) => { let length = 0; const log = []; for (const name of ['aborted', 'end', 'close']) r.on(name, () => log.push(name)); r.on('error', (e) => log.push(e.code)).on('data', (d) => { length += d.length; }).on('close', () => { console.log(length, r.complete, log.join(' ')); after(); }); }).on('error', () => console.log('no'));
    ask(() => { breaks = false; ask(then); });
  }); },
  gone: () => serve((q, r) => r.end('x'), (o, then, server) => http.get(o, (r) => r.resume().on('end', () => server.close(() => {
    console.log(Object.values(http.globalAgent.freeSockets).length);
    const q = http.get(o).on('error', (e) => { console.log(e.code, q.reusedSocket); next(); });
  })))),
  poisoned: () => { let count = 0; const answer = (text) => `HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n${text}`, server = net.createServer((socket) => { const own = ++count; socket.on('data', () => socket.write(answer('good'))).on('error', () => {}); server.once('more', () => { if (own === 1) socket.write(answer('evil')); }); }).listen(0, '127.0.0.1', () => {
    const agent = new http.Agent({ keepAlive: true }), ask = (after) => http.get({ agent, host: '127.0.0.1', port: server.address().port }, (r) => { let got = ''; r.on('data', (d) => { got += d; }).on('end', () => process.nextTick(after, got, r.req.reusedSocket)); });
    ask((got) => { server.emit('more'); ask((again, reused) => { console.log(got, again, reused, count); agent.destroy(); server.close(next); }); });
  }); },
  many: () => { let count = 0; serve((q, r) => { r.writeHead(200); r.end('hello world\n'); }, (o, then, server) => { server.on('connection', () => count++); const agent = new http.Agent({ maxSockets: 1 }); let left = 300; const ask = () => http.get({ ...o, agent, headers: { Connection: 'Keep-alive' } }, (r) => r.resume().on('end', () => { if (--left) ask(); else { console.log(count, agent.totalSocketCount); agent.destroy(); then(); } })); ask(); }); },
};
const names = Object.keys(steps);
function next() { const name = names.shift(); if (name) { console.log('--', name); steps[name](); } else console.log('done'); }
next();
