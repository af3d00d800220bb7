const cluster = require('cluster');
for (const odd of [{ ack: -1 }, { act: 'suicide' }, {}, { act: 'close', key: 'nosuch' }, { act: 'listening' }]) {
  process.send({ cmd: 'NODE_CLUSTER', ...odd });
}
process.on('message', (message) => {
  process.send(message);
  cluster.worker.disconnect();
});
