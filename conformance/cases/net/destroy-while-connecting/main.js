// a socket that is destroyed before it connects, or in 'connect'
const net = require('net');
const server = net.createServer((s) => s.on('error', () => {}).resume()).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const a = net.connect(port, '127.0.0.1', () => console.log('never'));
  a.on('close', (bad) => console.log('a close', bad)).on('error', (e) => console.log('a error', e.code));
  a.write('x', (e) => console.log('a write', e.code, e.message));
  a.end('y', (e) => console.log('a end', e.code, e.message));
  a.destroy();
  console.log(a.connecting, a.pending, a.destroyed, a.closed, a.readyState);
  const b = net.connect(port, '127.0.0.1', () => {
    b.write('x', (e) => console.log('b write', e && e.message));
    b.destroy(new Error('mine'));
    console.log(b.readyState, b.destroyed);
  });
  for (const name of ['ready', 'error', 'close', 'finish']) b.on(name, (x) => console.log('b', name, x instanceof Error ? x.message : x));
  const c = net.connect(port, '127.0.0.1');
  for (const name of ['connectionAttempt', 'connect', 'ready', 'error', 'close']) c.on(name, (x) => console.log('c', name, name === 'connectionAttempt' || x));
  c.once('connectionAttempt', () => setImmediate(() => { c.destroy(); console.log('c destroyed'); server.close(() => console.log('closed')); }));
});
