const net = require('net');
const server = net.createServer((socket) => socket.resume().write('one'));
server.maxConnections = 1;
server.dropMaxConnection = true;
server.on('drop', ({ localAddress, remoteFamily }) => process.send([localAddress, remoteFamily]));
server.listen(0, '127.0.0.1');
