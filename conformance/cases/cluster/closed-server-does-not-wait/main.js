// A server that its program has closed is no longer waited for: the channel closes at once, the process when it is done.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('listening', ({ port }) => {
  const client = net.connect(port, '127.0.0.1');
  client.on('data', () => worker.send('close, and disconnect'));
  worker.on('disconnect', () => {
    console.log('disconnect', worker.isDead());
    client.end();
  });
});
worker.on('exit', (code) => console.log('exit', code, worker.exitedAfterDisconnect));
