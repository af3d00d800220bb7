// Sockets that the primary hands out have the server's options, real addresses, and what the client said early.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(JSON.stringify(message)));
worker.on('listening', ({ port }) => {
  const client = net.connect(port, '127.0.0.1');
  client.setEncoding('utf8');
  client.write('early');
  client.on('data', (text) => console.log('client', text));
  client.on('connect', () => client.end(' and late'));
  client.on('close', () => worker.disconnect());
});
