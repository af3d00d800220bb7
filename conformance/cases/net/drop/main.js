// maxConnections: what is too much is dropped, and makes room again; dropMaxConnection changes nothing alone
const net = require('net');
const open = [];
const server = net.createServer((s) => {
  open.push(s);
  s.resume().on('error', () => {});
  console.log('connection', open.length);
});
server.maxConnections = 1;
server.on('drop', (d) => console.log('drop', ...Object.keys(d), d.localAddress, d.localFamily, d.remoteFamily, d.localPort === server.address().port));
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const first = net.connect(port, '127.0.0.1', () => {
    const second = net.connect(port, '127.0.0.1', () => console.log('second connect')).resume();
    second.on('end', () => console.log('second end')).on('error', (e) => console.log(e.code));
    second.on('close', (bad) => {
      console.log('second close', bad);
      open[0].on('close', () => {
        const third = net.connect(port, '127.0.0.1').resume();
        server.once('connection', () => {
          server.maxConnections = 0;
          third.destroy();
          const fourth = net.connect(port, '127.0.0.1').resume().on('error', (e) => console.log(e.code));
          fourth.on('close', () => { console.log('fourth close'); server.close(() => console.log('closed')); });
        });
      });
      first.end();
    });
  }).resume();
});
