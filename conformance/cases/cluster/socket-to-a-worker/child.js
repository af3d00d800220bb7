const cluster = require('cluster');
const net = require('net');
cluster.worker.on('message', (message, socket) => {
  if (message === 'yours') return socket.on('data', (data) => socket.end(`${data} from ${cluster.worker.id}`));
  const server = net.createServer().listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
    process.send('mine', server);
    server.close();
  });
});
