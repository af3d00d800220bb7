const cluster = require('cluster');
const heard = [];
process.on('message', () => {
  heard.push('process');
  cluster.worker.send(heard);
  cluster.worker.disconnect();
});
cluster.worker.on('message', (message) => heard.push('worker', message));
cluster.on('message', () => heard.push('cluster'));
