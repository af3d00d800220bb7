// surplus connections are dropped
const net = require('net');
const server = net.createServer((s) => {
  s.resume();
  server.getConnections((e, n) => console.log('connection', e, n));
});
server.on('drop', (data) => {
  console.log('drop', Object.keys(data).join(), data.localFamily, data.remoteAddress, data.localPort === server.address().port);
});
server.maxConnections = 1;
console.log(net.createServer().maxConnections);
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const first = net.connect(port, '127.0.0.1', () => {
    const second = net.connect(port, '127.0.0.1');
    for (const name of ['connect', 'ready', 'end', 'close', 'error']) second.on(name, (x) => console.log('second', name, x));
    second.resume();
    second.on('close', () => first.end());
  });
  first.on('close', () => {
    server.maxConnections = 0;
    server.getConnections((e, n) => {
      console.log('none', e, n);
      net.connect(port, '127.0.0.1').resume().on('close', (bad) => { console.log('third close', bad); server.close(() => console.log('closed')); });
    });
  });
  first.resume();
});
