// 'timeout' after a time without traffic; nothing is closed by it
const net = require('net');
const server = net.createServer((s) => {
  s.on('error', () => {});
  s.resume();
}).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 30 });
  console.log(c.timeout);
  const once = () => console.log('callback');
  console.log(c.setTimeout(40, once) === c, c.timeout, c.listenerCount('timeout'));
  c.once('timeout', () => {
    console.log('timeout', c.readyState, c.destroyed, c.listenerCount('timeout'));
    c.setTimeout(0);
    console.log(c.timeout);
    c.setTimeout(20, once);
    c.setTimeout(0, once);
    console.log(c.listenerCount('timeout'));
    c.setTimeout(30, () => { console.log('again', c.timeout); c.destroy(); c.setTimeout(5); console.log(c.timeout); });
    c.write('x');
  });
  c.on('close', (bad) => { console.log('close', bad); server.close(); });
});
const alone = new net.Socket();
alone.setTimeout(1, () => console.log('without a connection'));
setTimeout(() => {}, 20);
