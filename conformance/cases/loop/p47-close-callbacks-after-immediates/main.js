// P47 A handle's close callback comes after the immediates of the same iteration
const net = require('net');
const s = net.createServer((c) => c.resume()).listen(0, '127.0.0.1', () => {
  const c = net.connect(s.address().port, '127.0.0.1', () => {
    s.close();
    c.on('close', () => { console.log('close'); process.nextTick(() => console.log('close-tick')); });
    c.destroy();
    setImmediate(() => { console.log('immediate'); setImmediate(() => console.log('immediate of next turn')); });
    process.nextTick(() => console.log('tick'));
    setTimeout(() => console.log('timeout'), 0);
    const t = Date.now(); while (Date.now() - t < 20);
  });
});
