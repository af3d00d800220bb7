const net = require('net');
const first = net.createServer().listen(0, '127.0.0.1', () => {
  const second = net.createServer().listen(0, '127.0.0.1', () => {
    process.send([first.address().port, second.address().port]);
  });
});
