// What an agent does with its connections: kept, used again, waited for, replaced, refused; what breaks one of them.
const http = require('node:http');
const net = require('node:net');

class Counting extends http.Agent { made = 0; createConnection(...given) { this.made++; return super.createConnection(...given); } }
const count = (sets) => Object.values(sets).reduce((n, one) => n + one.length, 0);
const state = (agent) => `${count(agent.sockets)} in use, ${count(agent.freeSockets)} free, ${count(agent.requests)} waiting, ${agent.totalSocketCount} in all`;
const server = http.createServer((q, r) => {
  if (q.url === '/slow') return setTimeout(() => r.end('slow'), 40);
  if (q.url === '/hint') r.setHeader('Keep-Alive', 'timeout=1');
  if (q.url === '/no') r.setHeader('Connection', 'close');
  r.end(q.url);
});
const whole = (o, agent, path, then) => http.get({ ...o, agent, path }, (r) => { let got = ''; r.on('data', (d) => { got += d; }).on('end', () => process.nextTick(then, got)); });
const steps = {
  free: (o, then) => {
    const agent = new Counting({ keepAlive: true }), sockets = new Set();
    const ask = (n) => { const q = whole(o, agent, `/${n}`, (got) => { sockets.add(q.socket); console.log(got, q.reusedSocket, q.socket.destroyed, q.destroyed, state(agent)); q[n % 2 ? 'abort' : 'destroy'](); if (n) ask(n - 1); else { console.log(agent.made, sockets.size, Object.keys(agent.freeSockets).length); agent.destroy(); then(); } }); };
    ask(3);
  },
  most: (o, then) => {
    const agent = new Counting({ keepAlive: true, maxSockets: 2, maxFreeSockets: 1 });
    let left = 5, most = 0;
    const ended = () => { most = Math.max(most, count(agent.sockets)); if (--left) return; console.log(agent.made, most); setTimeout(() => { console.log(state(agent)); agent.destroy(); then(); }, 20); };
    for (let i = 0; i < 5; i++) whole(o, agent, '/slow', ended);
    console.log(state(agent));
  },
  destroyed: (o, then) => {
    const agent = new Counting({ maxSockets: 1 });
    agent.on('free', () => console.log('free', state(agent)));
    const first = http.get({ ...o, agent }, (r) => r.resume().on('end', () => { const { socket } = first; socket.destroy(); socket.once('close', () => console.log('close', state(agent))); }));
    const second = http.get({ ...o, agent }, (r) => r.resume().on('end', () => { console.log(second.socket === first.socket, first.socket.destroyed, second.socket.destroyed); setTimeout(then, 20); }));
  },
  idle: (o, then) => {
    const agent = new Counting({ keepAlive: true });
    whole(o, agent, '/', () => {
      const [[socket]] = Object.values(agent.freeSockets);
      console.log(socket.listenerCount('error'), socket.timeout, state(agent));
      socket.emit('error', new Error('mine'));
      console.log(state(agent), socket.destroyed);
      whole(o, agent, '/', () => { console.log(agent.made, state(agent)); agent.destroy(); setTimeout(() => { console.log(state(agent)); then(); }, 20); });
    });
  },
  said: (o, then) => {
    const agent = new Counting({ keepAlive: true });
    const socket = () => Object.values(agent.freeSockets)[0]?.[0];
    whole(o, agent, '/no', () => { console.log(state(agent)); whole(o, agent, '/hint', () => { console.log(state(agent)); agent.agentKeepAliveTimeoutBuffer = 400; whole(o, agent, '/hint', () => { console.log(socket()?.timeout, agent.made); agent.destroy(); then(); }); }); });
    console.log([1500, -100, Infinity, undefined].map((agentKeepAliveTimeoutBuffer) => new http.Agent({ agentKeepAliveTimeoutBuffer }).agentKeepAliveTimeoutBuffer));
  },
  own: (o, then) => {
    const agent = new Counting({ keepAlive: true });
    const { keepSocketAlive, reuseSocket } = agent, answers = [false, true, false];
    agent.keepSocketAlive = (socket) => { const may = answers.shift(); console.log('keep', may); return may && keepSocketAlive.call(agent, socket); };
    agent.reuseSocket = (socket, q) => { console.log('reuse', socket === q.socket, q.reusedSocket); reuseSocket.call(agent, socket, q); };
    whole(o, agent, '/', () => setTimeout(() => whole(o, agent, '/', () => whole(o, agent, '/', () => { console.log(agent.made, state(agent)); then(); })), 10));
  },
  early: (o, then) => {
    const agent = new Counting({ keepAlive: true, maxSockets: 1 });
    const post = http.request({ ...o, agent, method: 'POST' }, (r) => r.resume().on('end', () => { console.log('response', post.writableFinished, state(agent)); setTimeout(() => post.end('rest'), 20); }));
    post.write('X'.repeat(1000));
    post.on('finish', () => console.log('finish'));
    whole(o, agent, '/after', (got) => { console.log(got, agent.made); agent.destroy(); then(); });
  },
  fails: (o, then) => {
    const agent = new http.Agent({ maxSockets: 1 });
    agent.createConnection = (_, done) => { process.nextTick(done, new Error('nothing')); };
    let left = 3;
    for (const path of ['/1', '/2', '/3']) http.get({ ...o, agent, path }).on('error', (e) => console.log(path, e.message, state(agent))).on('close', () => { console.log('close', path); if (path === '/1') { agent.destroy(); then(); } });
  },
  unconnected: (o, then) => {
    const agent = new http.Agent({ keepAlive: true }), socket = new net.Socket(), q = new http.ClientRequest(o);
    console.log(agent.getName({ ...o, port: 1 }), agent.getName(new http.ClientRequest({ createConnection() {} })));
    agent.freeSockets[agent.getName()] = [socket];
    agent.addRequest(q, {});
    console.log(q.reusedSocket, state(agent));
    q.on('response', (r) => { console.log(r.statusCode); r.resume(); agent.destroy(); then(); }).end();
  },
  byName: (o, then) => {
    const agent = new http.Agent();
    agent.maxSockets = 0;
    agent.addRequest({ getHeader() {} }, 'localhost', 8080, '127.0.0.1');
    agent.addRequest({ getHeader() {} }, { host: 'localhost', port: 8080, localAddress: '127.0.0.1', path: '/foo' });
    console.log(Object.keys(agent.requests), count(agent.requests));
    console.log(http.Agent({ keepAlive: true }) instanceof http.Agent, http.globalAgent.keepAlive, http.globalAgent.options.timeout);
    const old = http.globalAgent;
    http.globalAgent = new Counting();
    const given = { host: undefined, hostname: '127.0.0.1', port: undefined, path: undefined, method: undefined, agent: undefined };
    http.globalAgent.defaultPort = o.port;
    http.get(given, (r) => { r.resume(); console.log(http.globalAgent.made, Object.values(given)); http.globalAgent = old; then(); });
  },
  listeners: (o, then) => {
    const aborted = AbortSignal.abort(), agent = new http.Agent();
    agent.createConnection({ ...o, signal: aborted }).on('error', (e) => console.log(e.name));
    const socket = agent.createConnection(o.port, o.host, () => { console.log('connected', socket.remotePort === o.port); socket.destroy(); then(); });
  },
  upgrade: (o, then) => {
    const agent = new Counting({ keepAlive: true });
    server.once('upgrade', (q, socket) => { socket.write('HTTP/1.1 101\r\nhello: world\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\nnurtzo'); socket.on('end', () => socket.end()).resume(); });
    const q = http.get({ ...o, agent, headers: { Connection: 'Upgrade', Upgrade: 'echo' } }).on('socket', () => console.log(state(agent)));
    q.on('upgrade', (r, socket, head) => { console.log(r.headers, head.toString(), state(agent), socket.listenerCount('close')); socket.end(); socket.on('close', then).resume(); });
  },
};
server.listen(0, '127.0.0.1', () => {
  const left = Object.entries(steps);
  const next = () => setTimeout(() => { const step = left.shift(); if (!step) { server.closeAllConnections(); return server.close(() => console.log('closed')); } console.log('--', step[0]); step[1]({ host: '127.0.0.1', port: server.address().port }, next); }, 10);
  next();
});
