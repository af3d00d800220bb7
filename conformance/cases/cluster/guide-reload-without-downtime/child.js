const net = require('net');
net.createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
