// the same socket connects again and again
const net = require('net');
let rounds = 0;
const server = net.createServer((s) => s.end('round ' + rounds)).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const c = new net.Socket();
  c.setEncoding('utf8');
  for (const name of ['connect', 'ready', 'data', 'end', 'finish']) c.on(name, (x) => console.log(name, x, c.readyState, c.destroyed));
  c.on('close', (bad) => {
    console.log('close', bad, c.bytesRead, c.remotePort === port);
    if (++rounds < 3) c.connect(port, '127.0.0.1');
    else server.close();
    console.log(c.readyState, c.connecting, c.destroyed);
  });
  console.log(c.connect(port, '127.0.0.1') === c);
});
