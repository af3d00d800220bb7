// A request's timeouts: by options of the request and of its agent, by setTimeout before and after it is connected.
const http = require('node:http');

process.on('warning', (w) => console.log(w.name, w.message.split('\n')[0]));
const server = http.createServer((q, r) => {
  if (q.url === '/head') r.flushHeaders();
  if (q.url === '/half') { r.writeHead(200, { 'Content-Length': 2 }); r.write('*'); server.once('more', () => r.end('*')); }
  if (q.url === '/whole') r.end('whole');
});
const watch = (what, q, then) => q.on('timeout', () => console.log(what, 'timeout', q.socket.timeout, q.socket.listenerCount('timeout')))
  .on('error', (e) => console.log(what, e.code, e.message)).on('close', () => { console.log(what, 'close', q.destroyed); then(); });
const kept = (settings) => new http.Agent({ keepAlive: true, maxSockets: 1, ...settings });
const steps = {
  refused: (o, then) => {
    for (const timeout of [null, '1', -1, NaN]) { try { http.request({ timeout }); } catch (e) { console.log(e.code, e.message); } }
    const q = http.get({ ...o, path: '/whole' }, (r) => r.resume().on('end', then));
    for (const time of ['1', -1]) { try { q.setTimeout(time); } catch (e) { console.log(e.code, e.message); } }
    try { q.setTimeout(1, 'no'); console.log('any callback'); } catch (e) { console.log(e.code, e.message); }
    q.setTimeout(0);
  },
  option: (o, then) => { const q = watch('option', http.get({ ...o, timeout: 30 }), then).on('timeout', () => q.destroy()); },
  method: (o, then) => { const q = watch('method', http.get(o), then); console.log(q.setTimeout(30, () => { console.log('callback'); q.abort(); }) === q); },
  both: (o, then) => {
    const q = watch('both', http.get({ ...o, timeout: 2000 }), then).on('timeout', () => q.destroy());
    q.setTimeout(1000);
    q.on('socket', (s) => { console.log(s.timeout); s.on('connect', () => { console.log(s.timeout); s.setTimeout(20); }); });
  },
  ofTheAgent: (o, then) => {
    const ask = (more) => http.get({ agent: new http.Agent({ timeout: 50 }), lookup: () => {}, ...more }).on('error', () => {});
    const plain = ask({}), own = ask({ timeout: 100 });
    plain.on('socket', (s) => console.log(s.timeout, s.listeners('timeout').length, s.listeners('timeout')[1] === plain.timeoutCb));
    own.on('socket', (s) => { console.log(s.timeout, s.listeners('timeout').length, s.listeners('timeout')[1] === own.timeoutCb); plain.destroy(); own.destroy(); then(); });
  },
  beforeItEnds: (o, then) => { const q = watch('unsent', http.request(o), then); q.setTimeout(1); q.on('timeout', () => q.end(() => setTimeout(() => q.destroy(), 20))); },
  response: (o, then) => { const q = watch('response', http.get({ ...o, path: '/head' }, (r) => { r.on('error', () => {}).on('timeout', () => { console.log('of the response'); q.destroy(); }); console.log(r.setTimeout(1) === r); }), then); },
  withData: (o, then) => {
    const q = watch('data', http.get({ ...o, path: '/half' }, (r) => {
      q.setTimeout(50, () => { console.log('callback'); server.emit('more'); });
      r.on('data', (d) => console.log(d.toString())).on('end', () => console.log('end'));
    }), then);
  },
  overflow: (o, then) => { const q = watch('overflow', http.get({ ...o, path: '/whole' }, (r) => { q.clearTimeout(() => {}); r.resume(); }), then); q.setTimeout(0xffffffff, () => {}); },
  again: (o, then) => {
    const agent = kept(), sockets = new Set();
    const ask = (left) => {
      const q = http.get({ ...o, path: '/whole', agent, timeout: 2 ** 31 - 1 }, (r) => {
        const { socket } = r;
        sockets.add(socket);
        console.log(socket.listenerCount('timeout'));
        r.resume().on('end', () => { console.log(q.setTimeout(0) === q, r.socket === socket, socket.listenerCount('timeout')); setTimeout(() => (left ? ask(left - 1) : (console.log(sockets.size), agent.destroy(), then())), 10); });
      });
      q.on('socket', (s) => console.log('connect listeners', s.listenerCount('connect') > 0));
    };
    ask(2);
  },
  idle: (o, then) => {
    const agent = kept({ timeout: 30 });
    http.get({ ...o, path: '/whole', agent }, (r) => r.resume().socket.on('free', function() {
      this.on('timeout', () => http.get({ ...o, path: '/whole', agent }, (again) => {
        console.log(again.socket === this, this.destroyed);
        again.resume().on('end', () => { agent.destroy(); then(); });
      }));
    }));
  },
  hint: (o, then) => {
    const agent = kept({ timeout: 30 });
    agent.keepSocketAlive = (socket) => { const may = http.Agent.prototype.keepSocketAlive.call(agent, socket); socket.setTimeout(60); return may; };
    http.get({ ...o, path: '/whole', agent }, (r) => r.resume().socket.on('free', function() { this.on('timeout', () => { console.log(this.timeout); agent.destroy(); then(); }); }));
  },
};
server.listen(0, '127.0.0.1', () => {
  const left = Object.entries(steps);
  const next = () => setTimeout(() => { const step = left.shift(); if (!step) { server.closeAllConnections(); return server.close(); } console.log('--', step[0]); step[1]({ host: '127.0.0.1', port: server.address().port, agent: false }, next); }, 10);
  next();
});
