// fifty connections at once; each gets its own answer, and the server counts them
const net = require('net');
const N = 50;
let open = 0, most = 0;
const server = net.createServer((s) => {
  most = Math.max(most, ++open);
  s.setEncoding('utf8');
  s.on('data', (x) => s.end(`echo ${x}`));
  s.on('close', () => { open--; });
}).listen(0, '127.0.0.1', () => {
  let left = N, right = 0;
  for (let i = 0; i < N; i++) {
    const c = net.connect(server.address().port, '127.0.0.1');
    c.setEncoding('utf8');
    c.write(`${i}`);
    c.on('data', (x) => { if (x === `echo ${i}`) right++; });
    c.on('close', () => { if (--left === 0) server.close(() => console.log(right, most > 1)); });
  }
});
