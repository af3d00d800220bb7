// A connection of the primary's own, sent to a worker: the second argument of 'message', for the cluster the third.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
const server = net.createServer({ pauseOnConnect: true }, (socket) => worker.send('yours', socket));
worker.on('online', () => server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('data', (data) => console.log(`${data}`));
  client.on('close', () => {
    server.close();
    worker.send('back');
  });
  client.write('hello');
}));
cluster.on('message', (from, message, handle) => {
  console.log('cluster', message, handle instanceof net.Server);
  handle.close();
  worker.disconnect();
});
