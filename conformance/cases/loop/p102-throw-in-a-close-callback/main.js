// P102 Exception in a close callback
const net = require('net');
process.on('uncaughtException', (e) => console.log('UE', e.message));
const s = net.createServer((c) => c.resume()).listen(0, '127.0.0.1', () => {
  const c = net.connect(s.address().port, '127.0.0.1', () => {
    c.on('close', () => { console.log('close'); process.nextTick(() => console.log('close-tick')); throw new Error('in close'); });
    setImmediate(() => console.log('immediate')); c.destroy(); s.close();
  });
});
process.on('exit', (c) => console.log('exit', c));
