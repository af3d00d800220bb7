// What the primary's object has, the worker's class, and settings before anything is set up.
const cluster = require('cluster');
console.log(cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.worker, cluster.schedulingPolicy);
console.log(Object.keys(cluster.workers).length, Object.keys(cluster.settings).length);
console.log(cluster === require('node:cluster'), typeof cluster.on, typeof cluster.setupMaster);
const made = new cluster.Worker({ id: 5, state: 'q' });
console.log(made.id, made.state, made.process, made.exitedAfterDisconnect, typeof made.on);
const empty = new cluster.Worker();
console.log(empty.id, empty.state, empty.process);
cluster.disconnect(() => console.log('nobody to disconnect'));
console.log('later');
