// destroy and reset twice, with errors, after one another; the error is told once
const net = require('net');
const server = net.createServer((s) => s.on('error', () => {}).resume()).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const tell = (name, c, act) => new Promise((done) => {
    c.on('error', (e) => console.log(name, 'error', e.code, e.message));
    c.on('close', (bad) => { console.log(name, 'close', bad, c.destroyed, c.closed, c.errored && c.errored.message); setImmediate(done); });
    c.resume().on('connect', () => act(c));
  });
  (async () => {
    await tell('twice', net.connect(port, '127.0.0.1'), (c) => { c.destroy(); console.log(c.destroy() === c); });
    await tell('errors', net.connect(port, '127.0.0.1'), (c) => { c.destroy(new Error('one')); c.destroy(new Error('two')); });
    await tell('error later', net.connect(port, '127.0.0.1'), (c) => { c.destroy(); c.destroy(new Error('late')); });
    await tell('reset twice', net.connect(port, '127.0.0.1'), (c) => { console.log(c.resetAndDestroy() === c); c.resetAndDestroy(); });
    await tell('reset, write', net.connect(port, '127.0.0.1'), (c) => { c.resetAndDestroy(); c.write('x', (e) => console.log(e.code)); });
    await tell('destroy, reset', net.connect(port, '127.0.0.1'), (c) => { c.destroy(); c.resetAndDestroy(); });
    await tell('soon', net.connect(port, '127.0.0.1'), (c) => { c.on('finish', () => console.log('finish')); c.write('x'); c.destroySoon(); console.log(c.destroyed, c.writable); });
    await tell('soon, ended', net.connect(port, '127.0.0.1'), (c) => { c.end(() => { c.destroySoon(); console.log(c.destroyed); }); });
    server.close();
  })();
});
