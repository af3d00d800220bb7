// setTimeout: what it takes and refuses; traffic starts it anew; it is off with 0, and holds no process
const net = require('net');
const s = new net.Socket();
for (const ms of [-1, -Infinity, NaN, Infinity, 'x', '', {}, null, undefined, true]) {
  try { s.setTimeout(ms); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const callback of [1, 'x', {}, null, true]) {
  try { s.setTimeout(1, callback); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
const listener = () => console.log('never');
s.setTimeout(500, listener);
console.log(s.timeout, s.listenerCount('timeout'));
s.setTimeout(0, listener);
console.log(s.timeout, s.listenerCount('timeout'));
s.setTimeout(500).setTimeout(0);
const server = net.createServer((c) => {
  let n = 0;
  const timer = setInterval(() => { c.write('x'); if (++n === 4) { clearInterval(timer); } }, 60);
  c.on('error', () => {}).resume();
}).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 400 });
  let n = 0;
  c.on('data', () => n++);
  c.on('timeout', () => { console.log('timeout', n, c.destroyed, c.readyState); c.destroy(); server.close(); });
});
