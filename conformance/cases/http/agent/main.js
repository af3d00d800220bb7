// An agent keeps connections and uses them again; no more than maxSockets at a time.
const http = require('node:http');

let connections = 0;
const server = http.createServer((q, r) => { q.resume(); setTimeout(() => r.end(q.url), 10); }).on('connection', () => connections++);
const count = (sets) => JSON.stringify(Object.values(sets).map((list) => list.length));
const get = (agent, path, then) => {
  const q = http.get({ port: server.address().port, host: '127.0.0.1', agent, path }, (r) => {
    let body = '';
    r.setEncoding('utf8').on('data', (d) => { body += d; }).on('end', () => console.log('end', body, q.reusedSocket, r.headers.connection));
  });
  q.on('close', () => setImmediate(() => then(q)));
  return q;
};
console.log(http.globalAgent.keepAlive, http.globalAgent.maxSockets, http.globalAgent.maxFreeSockets, http.globalAgent.scheduling, http.globalAgent.defaultPort, http.globalAgent.protocol, http.globalAgent.options.timeout);
const fresh = new http.Agent();
console.log(fresh.keepAlive, fresh.keepAliveMsecs, fresh.maxSockets, fresh.maxTotalSockets, fresh.totalSocketCount, fresh instanceof require('events'));
console.log(fresh.getName({ host: 'h', port: 1, localAddress: 'l', family: 6 }), fresh.getName(), fresh.getName({ socketPath: '/s' }));
for (const options of [{ scheduling: 'x' }, { maxTotalSockets: 'x' }, { maxTotalSockets: 0 }]) {
  try { new http.Agent(options); } catch (e) { console.log(e.name, e.code, e.message); }
}
server.listen(0, '127.0.0.1', () => {
  const kept = new http.Agent({ keepAlive: true });
  get(kept, '/1', () => {
    console.log('kept', count(kept.sockets), count(kept.freeSockets), kept.totalSocketCount, connections);
    get(kept, '/2', () => {
      console.log('kept', count(kept.sockets), count(kept.freeSockets), connections);
      get(fresh, '/3', () => {
        console.log('fresh', count(fresh.sockets), count(fresh.freeSockets), connections);
        const one = new http.Agent({ keepAlive: true, maxSockets: 1 });
        let left = 3;
        for (const path of ['/a', '/b', '/c']) get(one, path, () => {
          console.log('one', count(one.sockets), count(one.freeSockets), count(one.requests), connections);
          if (--left) return;
          kept.destroy(); one.destroy();
          get(false, '/d', () => { console.log(connections); server.close(() => console.log('closed')); });
        });
        console.log('waiting', count(one.sockets), count(one.requests));
      });
    });
  });
});
