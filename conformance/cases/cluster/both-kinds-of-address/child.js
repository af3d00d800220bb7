const net = require('net');
const answer = (socket) => socket.end('served');
net.createServer(answer).listen({ port: 0 });
net.createServer(answer).listen({ port: 0, host: '::', ipv6Only: true });
