// What listeners throw, or their promises are rejected with: who is told, and what becomes of the exchange.
const events = require('node:events');
const http = require('node:http');

let uncaught = (e) => console.log('uncaught', e.message);
process.on('uncaughtException', (e) => uncaught(e));
function serve(listener, run, options = {}) {
  const server = http.createServer(options, listener);
  server.listen(0, '127.0.0.1', () => run({ host: '127.0.0.1', port: server.address().port, agent: false }, () => { server.closeAllConnections(); server.close(next); }, server));
}
const told = (q) => q.on('error', (e) => console.log('client', e.code ?? e.message)).on('close', () => console.log('closed', q.destroyed));
const got = (r) => { let text = ''; console.log(r.statusCode, r.headers['content-type']); r.setEncoding('utf8').on('data', (d) => { text += d; }).on('error', (e) => console.log('response', e.code)).on('end', () => console.log('got', text)); };
const steps = {
  response: () => serve((q, r) => r.end('bye'), (o, then) => told(http.get(o, (r) => { r.resume(); throw new Error('in the response'); })).on('close', then)),
  requests: () => { let left = 3; serve((q, r) => { r.on('finish', () => {}); throw new Error(`in ${q.url}`); }, (o, then) => { uncaught = (e) => { console.log('uncaught', e.message); if (!--left) setTimeout(then, 10); }; for (const i of [1, 2, 3]) http.get({ ...o, path: `/busy/${i}` }).on('error', () => {}); }); },
  ends: () => { let left = 4; const agent = new http.Agent({ keepAlive: true, maxSockets: 1 }); serve((q, r) => r.end('hi'), (o, then) => { uncaught = (e) => { console.log('uncaught', e.message); if (!--left) { agent.destroy(); setTimeout(then, 10); } }; for (let i = 0; i < 4; i++) http.get({ ...o, agent, path: `/${i}` }, (r) => r.resume().on('end', () => { throw new Error(`at the end of /${i}`); })); }); },
  errors: () => { const q = http.get({ host: 'nowhere.invalid', lookup: (host, options, done) => done(new Error('mine')) }); q.on('error', (e) => { console.log('error', e.message); throw new Error('again'); }); uncaught = (e) => { console.log('uncaught', e.message); setTimeout(next, 10); }; },
  destroyedResponse: () => serve((q, r) => r.write('part'), (o, then) => { uncaught = (e) => { console.log('uncaught', e.message); setTimeout(then, 10); }; http.get(o, (r) => { const e = new Error('mine'); console.log(r.errored); r.destroy(e); console.log(r.closed, r.errored === e); r.on('close', () => console.log('close', r.closed)); }); }),
  destroyedRequest: () => { uncaught = (e) => console.log('uncaught', e.message); serve((q) => q.destroy(new Error('mine')), (o, then) => told(http.get(o, (r) => r.resume())).on('close', then)); },
  rejected: () => { events.captureRejections = true; serve(async (q, r) => { r.setHeader('content-type', 'application/json'); throw new Error('mine'); }, (o, then) => told(http.get(o, got)).on('close', then)); },
  rejectedLater: () => serve(async (q, r) => { r.setHeader('content-type', 'application/json'); r.write('{'); await events.once(r.socket, 'drained'); throw new Error('mine'); }, (o, then, server) => { server.on('connection', (socket) => { o.socket = socket; }); told(http.get(o, (r) => { got(r); r.once('data', () => o.socket.emit('drained')); })).on('close', () => setTimeout(then, 10)); }),
  rejectedAfterTheHead: () => serve(async (q, r) => { r.writeHead(200); throw new Error('mine'); }, (o, then) => told(http.get(o, got)).on('close', then)),
  rejectedDrain: () => serve((q, r) => { r.on('drain', async () => { throw new Error('in drain'); }); r.socket.on('error', (e) => console.log('socket', e.message)); r.writeHead(200, { Connection: 'close' }); while (r.write('hello'.repeat(100))); }, (o, then) => told(http.get(o, (r) => r.on('error', (e) => console.log('response', e.code)).resume())).on('close', () => setTimeout(then, 10))),
  rejectedRequest: () => serve((q) => q.resume(), (o, then) => { const q = told(http.request({ ...o, method: 'POST' })).on('close', then); q.on('drain', async () => { throw new Error('in drain'); }); while (q.write('hello'.repeat(100))); }),
};
const names = Object.keys(steps);
function next() { const name = names.shift(); if (name) { console.log('--', name); steps[name](); } else console.log('done'); }
next();
