const net = require('net');
net.createServer().listen(0, '127.0.0.1');
