// Messages of the runtimes' own that mean nothing are passed over, by both sides.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('message', (message) => console.log(message));
worker.on('online', () => {
  console.log('online');
  for (const odd of [{ ack: -1 }, { act: 'nosuch' }, {}, { ack: 99, accepted: true }, { act: 'suicide' }]) {
    worker.send({ cmd: 'NODE_CLUSTER', ...odd });
  }
  worker.send('that was all');
});
worker.on('listening', (address) => console.log(Object.entries(address).join(' ')));
worker.on('exit', (code) => console.log('exit', code));
