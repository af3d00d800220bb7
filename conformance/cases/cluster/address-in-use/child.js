const net = require('net');
const port = Number(process.env.PORT);
const hide = (text) => text.replace(process.env.PORT, 'PORT');
const server = net.createServer();
server.on('error', (error) => {
  process.send(['error', hide(error.message), error.code, error.errno, error.syscall, error.address, error.port === port, Object.keys(error)]);
});
server.on('listening', () => process.send(['listening', server.address().port === port]));
server.listen(port, '127.0.0.1');
process.on('message', () => server.listen(port, '127.0.0.1'));
