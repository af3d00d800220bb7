const net = require('net');
const server = net.createServer((socket) => socket.end(`${server.address() === process.argv[2]} ${socket.remoteAddress}`));
server.listen(process.argv[2]);
