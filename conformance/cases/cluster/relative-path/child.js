const net = require('net');
const server = net.createServer().listen('a.sock', () => process.send(server.address()));
