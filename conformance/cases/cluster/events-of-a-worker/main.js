// The life of a worker that listens and is told to disconnect: its events, the cluster's and its process's, in order.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
cluster.on('setup', (settings) => console.log('setup', settings === cluster.settings));
for (const event of ['fork', 'online', 'listening', 'disconnect', 'exit']) {
  cluster.on(event, (worker, ...rest) => console.log('cluster', event, worker.id, worker.state, rest.length));
}
const worker = cluster.fork();
console.log('forked', worker.id, worker.state, worker.isConnected(), worker.isDead(), worker === cluster.workers[1]);
for (const event of ['online', 'disconnect', 'exit']) {
  worker.on(event, () => console.log('worker', event, worker.state, worker.exitedAfterDisconnect));
}
for (const event of ['spawn', 'disconnect', 'exit', 'close']) {
  worker.process.on(event, () => console.log('process', event, worker.isConnected(), worker.isDead()));
}
worker.on('listening', (address) => {
  console.log('worker listening', address.address, address.addressType, address.port > 0, address.fd);
  console.log('returns the worker', worker.disconnect() === worker, worker.exitedAfterDisconnect, Object.keys(cluster.workers).length);
});
worker.on('exit', (code, signal) => console.log(code, signal));
process.nextTick(() => console.log('tick'));
