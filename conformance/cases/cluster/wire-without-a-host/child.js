const net = require('net');
net.createServer().listen(0);
