// the server ends a connection: the client's side follows by itself
const net = require('net');
const server = net.createServer((s) => {
  s.resume();
  for (const name of ['end', 'finish', 'close']) s.on(name, (x) => console.log('S', name, x, s.readyState));
  s.end('x');
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  for (const name of ['connect', 'data', 'end', 'finish', 'close'])
    c.on(name, (x) => console.log('C', name, name === 'data' ? x.toString() : x, c.readyState));
  c.on('close', () => server.close(() => console.log('closed')));
});
