// A request is given up: before it has a connection, while it waits for one, before and during its response.
const { listenerCount } = require('node:events');
const http = require('node:http');
const net = require('node:net');

function watch(what, q) {
  for (const name of ['abort', 'socket', 'close']) q.on(name, () => console.log(what, name, q.aborted, q.destroyed));
  q.on('response', (r) => console.log(what, 'response', r.statusCode));
  return q.on('error', (e) => console.log(what, 'error', e.name, e.code, e.message));
}
const server = http.createServer((q, r) => { if (q.url !== '/never') r.write('Hello'); if (q.url === '/hello') r.end(); });
const during = (act) => (o, then) => {
  const q = watch('part', http.get({ ...o, path: '/part' }, (r) => {
    for (const name of ['aborted', 'end', 'close']) r.on(name, () => console.log('response', name, r.aborted, r.complete, r.destroyed));
    r.on('error', (e) => console.log('response error', e.code, e.message)).on('data', (d) => { console.log(d.toString()); act(q, r); });
  })).on('close', then);
};
const later = (act) => (o, then) => { const q = watch('late', http.get({ ...o, path: '/never' })).on('close', then); act(q); console.log(q.aborted, q.destroyed); };
const signalled = (when) => (o, then) => {
  const controller = new AbortController(), { signal } = controller;
  if (when === 'before') controller.abort();
  const q = watch(when, http.get({ ...o, path: '/never', signal })).on('close', then);
  console.log(listenerCount(signal, 'abort'), q.destroyed);
  if (when === 'now') controller.abort();
  if (when === 'tick') process.nextTick(() => controller.abort());
};
class Counting extends http.Agent { made = 0; createConnection(...given) { this.made++; return super.createConnection(...given); } }
const steps = [
  (o, then) => { const q = watch('before end', http.request(o)).on('close', then); q.abort(); q.end(); console.log(q.aborted); },
  later((q) => { q.abort(); q.abort(); }), later((q) => q.destroy()), later((q) => q.destroy(new Error('mine'))),
  (o, then) => { const q = watch('made up', http.get({ ...o, path: '/never' })).on('close', then); q.abort(); q.emit('response', new http.IncomingMessage(new net.Socket())); },
  during((q) => q.abort()), during((q) => q.destroy()), during((q) => q.destroy(new Error('mine'))), during((q, r) => r.destroy()),
  (o, then) => { const q = watch('whole', http.get({ ...o, path: '/hello' }, (r) => r.on('data', () => q.abort()))).on('close', then); },
  signalled('before'), signalled('now'), signalled('tick'),
  (o, then) => {
    const agent = new Counting({ keepAlive: true, maxSockets: 1 });
    http.get({ ...o, path: '/hello', agent }, (r) => r.resume());
    watch('waiting', http.get({ ...o, path: '/hello', agent })).abort();
    watch('waiting too', http.get({ ...o, path: '/hello', agent })).destroy();
    console.log(Object.values(agent.sockets)[0].length, Object.values(agent.requests)[0].length);
    http.get({ ...o, path: '/hello', agent }, (r) => r.resume().on('end', () => {
      r.destroy();
      console.log(agent.made, Object.keys(agent.requests).length);
      process.nextTick(() => http.get({ ...o, path: '/hello', agent }, (again) => again.resume().on('end', () => { console.log(agent.made); agent.destroy(); then(); })));
    }));
  },
  (o, then) => watch('by itself', http.get({ ...o, agent: undefined, createConnection: (...given) => net.createConnection(...given).once('close', () => console.log('closed')) })).on('close', then).abort(),
  (o, then) => watch('fails', http.get({ createConnection() { const s = new net.Socket(); process.nextTick(() => s.destroy(new Error('Oops'))); return s; } })).on('close', then).abort(),
];
const all = (o, then) => { const left = [...steps]; const next = () => setTimeout(() => (left.length ? left.shift()(o, next) : then()), 10); next(); };
const close = (then) => { server.closeAllConnections(); server.close(then); };
server.listen(0, '127.0.0.1', () => all({ host: '127.0.0.1', port: server.address().port, agent: new http.Agent() }, () => close(() => {
  const path = `/tmp/nodecompat-giving-up-${process.pid}`;
  server.listen(path, () => all({ socketPath: path, agent: new http.Agent() }, () => close(() => console.log('done'))));
})));
