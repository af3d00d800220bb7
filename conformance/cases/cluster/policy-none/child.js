const net = require('net');
net.createServer((socket) => socket.end('served')).listen(0, '127.0.0.1');
