const dgram = require('dgram');
const net = require('net');
const server = net.createServer();
const ways = {
  host: () => server.listen(0, '127.0.0.1', () => {}),
  v6: () => server.listen({ port: 0, host: '::1', ipv6Only: true }),
  backlog: () => server.listen({ port: 0, host: '127.0.0.1', backlog: 17 }),
  path: () => server.listen(process.argv[2]),
  readable: () => server.listen({ path: process.argv[2], readableAll: true }),
  udp: () => dgram.createSocket('udp4').bind(0, '127.0.0.1'),
  udp6: () => dgram.createSocket({ type: 'udp6', ipv6Only: true, reuseAddr: true }).bind(0, '::1'),
};
ways[process.env.KIND]();
