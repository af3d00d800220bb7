// A worker that dies is replaced; the one that ended on purpose is not.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
cluster.on('exit', (worker, code) => {
  console.log('exit', worker.id, code, worker.exitedAfterDisconnect, Object.keys(cluster.workers).length);
  if (!worker.exitedAfterDisconnect) cluster.fork().on('online', function () { this.send('purpose'); });
});
cluster.fork().on('online', function () { this.send('crash'); });
