const net = require('net');
const { PORT, ONCE } = process.env;
net.createServer().listen(PORT, '127.0.0.1', () => {
  process.send('listening');
  if (ONCE) return;
  net.createServer().listen(PORT, '127.0.0.1').on('error', (error) => process.send(`${error.code} ${error.syscall}`));
});
