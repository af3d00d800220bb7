// How requests and responses are read: paused, in pieces, not at all, dumped, piped on; and many on one connection.
const http = require('node:http');
const net = require('node:net');
const { Duplex, finished } = require('node:stream');

function serve(listener, run, after = next) {
  const server = http.createServer((q, r) => listener(q, r, server));
  server.listen(0, '127.0.0.1', () => run({ host: '127.0.0.1', port: server.address().port }, () => { server.closeAllConnections(); server.close(after); }, server));
}
const log = (what, message) => { for (const name of ['end', 'finish', 'close']) message.on(name, () => console.log(what, name, message.destroyed)); return message; };
const pipelined = (o, paths) => net.connect(o).on('connect', function() { this.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join('')); }).on('error', () => {});
const steps = {
  unread: () => serve((q, r) => { log('request', q); log('response', r); r.end(); }, (o, then) => http.get({ ...o, agent: false }, (r) => r.resume().on('end', () => setTimeout(then, 10)))),
  late: () => serve((q, r) => { log('request', q); log('response', r); setTimeout(() => r.end(), 20); }, (o, then) => http.get({ ...o, agent: false }, (r) => r.resume().on('end', () => setTimeout(then, 10)))),
  heard: () => serve((q, r) => { log('request', q).on('data', () => {}); log('response', r); setTimeout(() => r.end(), 20); }, (o, then) => http.get({ ...o, agent: false }, (r) => r.resume().on('end', () => setTimeout(then, 10)))),
  paused: () => serve((q, r) => q.once('data', () => { q.pause(); r.writeHead(200); r.end(); r.on('finish', () => console.log('dumped', q._dumped)); }), (o, then) => http.request({ ...o, method: 'POST', agent: false }, (r) => log('client', r.resume()).on('end', then)).end(Buffer.alloc(1024))),
  dumped: () => serve((q, r) => {
    q.pause();
    q.on('data', () => console.log('no')).on('resume', () => { console.log('resume', q.listenerCount('data')); q.on('data', () => console.log('data')); });
    q.socket.once('data', () => r.end('hello'));
    r.flushHeaders();
  }, (o, then) => { const q = http.request({ ...o, method: 'POST', agent: false }, (r) => { q.write('body'); r.on('data', (d) => console.log(d.toString())).on('end', () => { q.end(); setTimeout(then, 20); }); }).on('error', () => {}); q.flushHeaders(); }),
  held: () => serve((q, r) => { r.writeHead(200); r.flushHeaders(); q.on('close', () => { console.log('close', q.readableEnded, q.aborted); q.on('end', () => console.log('no')); }); q.socket.on('pause', () => r.end()); },
    (o, then) => { const q = http.request({ ...o, method: 'POST', agent: false }, (r) => { q.write(Buffer.alloc(300 << 10)); r.resume().on('end', () => { console.log('answered'); setTimeout(then, 20); }); }).on('error', () => {}); q.write('initial'); }),
  pauseAndResume: () => serve((q, r) => r.end('Hello'), (o, then) => http.get({ ...o, agent: false }, (r) => { r.on('data', () => { r.pause(); setImmediate(() => r.resume()); }); log('client', r).on('close', then); })),
  readable: () => { let more; serve((q, r) => { r.writeHead(200, { 'Content-Length': 7 }); r.write('one'); more = () => { r.end('more'); more = () => {}; }; }, (o, then) => http.get({ ...o, agent: false }, (r) => {
    r.setEncoding('utf8').on('readable', () => { let data; do { data = r.read(); console.log('read', data); more(); } while (data !== null); }).on('data', (d) => console.log('data', d)).on('end', then);
  })); },
  finished: () => serve((q, r) => r.write('asd'), (o, then) => http.get({ ...o, agent: false }, (r) => { r.on('readable', () => r.destroy()); finished(r, (e) => { console.log(e?.code); then(); }); })),
  madeUp: () => {
    let once = false;
    const sink = new Duplex({ read() { if (once) { this.push(null); return; } once = true; this.push('HTTP/1.1 200 Ok\r\nTransfer-Encoding: chunked\r\n\r\n'); this.push('b\r\nhello world\r\n'); this.push('0\r\n\r\n'); }, write(chunk, encoding, done) { done(); } });
    http.request({ createConnection: () => sink }, (r) => { let got = ''; r.on('data', (d) => { got += d; }).on('end', () => { console.log(got, r.statusMessage); next(); }); }).end();
  },
  twiceEnded: () => serve((q, r) => r.end('x'), (o, then) => { const q = http.get({ ...o, agent: false }, (r) => r.resume().on('end', () => { console.log(q.end() === q, q.writableEnded); then(); })); }),
  proxied: () => serve((q, r) => { r.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': ['a=1; path=/', 'b=2'], hello: 'world' }); r.write('hello '); r.end('world'); }, (back, then) =>
    serve((q, r) => http.get({ ...back, path: q.url, agent: false }, (got) => { r.writeHead(got.statusCode, got.headers); got.pipe(r); }), (o, closed) => http.get({ ...o, agent: false }, (r) => { let got = ''; r.setEncoding('utf8').on('data', (d) => { got += d; }).on('end', () => { console.log(got, r.headers.hello, r.headers['set-cookie']); closed(); }); }), then)),
  outrun: () => { let asked; serve((q, r) => { for (const name of ['finish', 'close']) r.on(name, () => console.log(name, r.writable)); asked.destroy(); setTimeout(() => r.end('late'), 20); }, (o, then) => { asked = http.get({ ...o, agent: false }).on('error', (e) => setTimeout(() => { console.log(e.code); then(); }, 80)); }); },
  destroyedInTurn: () => { const seeds = [3, 1, 2, 3, 4, 1, 2, 3, 4]; let count = 0; serve((q, r) => {
    if (q.url === '/1') setImmediate(() => q.socket.destroy());
    else if (q.url === '/2') process.nextTick(() => r.destroy());
    else if (q.url === '/3') { r.write('hello '); setImmediate(() => r.end('world!')); }
    else r.destroy();
    count++;
  }, (o, then) => pipelined(o, seeds.map((one) => `/${one}`)).resume().on('close', () => { console.log(count); then(); })); },
  gone: () => { let count = 0; serve((q, r) => { count++; r.end('ok'); q.socket.destroy(); }, (o, then) => pipelined(o, Array(20).fill('/')).resume().on('close', () => { console.log(count); then(); })); },
  inOrder: () => { let left = 10; const ended = []; serve((q, r) => { r.writeHead(200); r.write('data'); setTimeout(() => r.end(() => { ended.push(q.url); if (!--left) q.socket.end(); }), (10 - q.url.slice(1)) * 3); }, (o, then) => pipelined(o, Array.from({ length: 10 }, (_, i) => `/${i}`)).resume().on('close', () => { console.log(ended.join(' ')); then(); })); },
  manyAtOnce: () => { let count = 0; const big = Buffer.alloc(16 << 10, 'A'); serve((q, r) => r.end(big, () => { if (++count === 500) q.socket.end(); }), (o, then) => { let length = 0; pipelined(o, Array(500).fill('/')).on('data', (d) => { length += d.length; }).on('close', () => { console.log(count, length > 500 << 14); then(); }); }); },
  full: () => { const waiting = []; let socket; serve((q, r, server) => {
    waiting.push(r);
    if (waiting.length === 1) return socket.write('GET /2 HTTP/1.1\r\nHost: x\r\n\r\n');
    r.end(Buffer.alloc(q.socket.writableHighWaterMark + 1));
    setTimeout(() => { console.log(q.socket.isPaused(), r.writableNeedDrain); waiting[0].end('first'); }, 10);
  }, (o, then) => { let length = 0; socket = pipelined(o, ['/1']).on('data', (d) => { length += d.length; if (length > 1 << 16) socket.end(); }).on('close', () => { console.log(waiting.length); then(); }); }); },
  listening: () => { const one = (left) => { if (!left.length) return next(); const [name, ...others] = left, got = []; serve((q, r) => { r.writeHead(200); r.end(); q.socket[name]('data', (d) => got.push(d.toString())); }, (o, then) => { const socket = net.connect(o, () => { socket.write('PUT / HTTP/1.1\r\nHost: x\r\n\r\n'); socket.once('data', () => socket.end('hello world')); socket.resume().on('close', () => { console.log(name, got); then(); }); }); }, () => one(others)); }; one(['on', 'addListener', 'prependListener']); },
  consumed: () => serve(() => console.log('no'), (o, then, server) => { server.on('connect', (q, socket) => { socket.write('HTTP/1.1 200 Established\r\n\r\n'); server.emit('connection', socket); server.close(); }); http.request({ ...o, method: 'CONNECT' }, () => console.log('no')).on('connect', (r, socket) => { console.log(r.statusCode, r.statusMessage); socket.destroy(); setTimeout(next, 10); }).end(); }),
};
const names = Object.keys(steps);
function next() { const name = names.shift(); if (name) { console.log('--', name); steps[name](); } else console.log('done'); }
next();
