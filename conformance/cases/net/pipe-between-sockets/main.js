// a proxy: sockets piped into one another, and the end on both sides
const net = require('net');
const { pipeline } = require('stream');
const target = net.createServer((s) => { s.setEncoding('utf8'); s.on('data', (x) => s.write(x.toUpperCase())); s.on('end', () => { console.log('target end'); s.end('.'); }); });
const proxy = net.createServer((s) => {
  const out = net.connect(target.address().port, '127.0.0.1');
  pipeline(s, out, (e) => console.log('there', e));
  pipeline(out, s, (e) => console.log('back', e));
});
target.listen(0, '127.0.0.1', () => proxy.listen(0, '127.0.0.1', () => {
  const c = net.connect(proxy.address().port, '127.0.0.1', () => c.end('hello'));
  c.setEncoding('utf8');
  let all = '';
  c.on('data', (x) => { all += x; });
  c.on('end', () => console.log('got', all));
  c.on('close', (bad) => {
    console.log('close', bad);
    proxy.close(() => target.close(() => console.log('closed')));
  });
}));
proxy.allowHalfOpen = true;
target.allowHalfOpen = true;
