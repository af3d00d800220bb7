const net = require('net');
const server = net.createServer();
server.listen(0, '127.0.0.1', () => {
  setTimeout(() => {
    process.send('still there');
    process.channel.unref();
    server.unref();
  }, 30);
});
