const cluster = require('node:cluster');
const { availableParallelism } = require('node:os');

if (cluster.isPrimary) {
  const counters = { requests: 0, byWorker: {} };
  const numWorkers = 3;
  console.log(`primary, ${availableParallelism() >= 1 ? 'some' : 'no'} cores`);

  function messageHandler(msg) {
    if (msg.cmd && msg.cmd === 'notifyRequest') {
      counters.requests += 1;
      counters.byWorker[this.id] = (counters.byWorker[this.id] || 0) + 1;
    }
  }

  for (let i = 0; i < numWorkers; i++) {
    cluster.fork();
  }

  for (const id in cluster.workers) {
    cluster.workers[id].on('message', messageHandler);
  }

  let alive = numWorkers;
  cluster.on('exit', (worker) => {
    alive -= 1;
    if (alive === 0) {
      console.log(counters);
      console.log('left', Object.keys(cluster.workers).length);
    }
  });
} else {
  const n = cluster.worker.id * 2;
  for (let i = 0; i < n; i++) process.send({ cmd: 'notifyRequest' });
  process.send({ cmd: 'ignored' }, () => cluster.worker.disconnect());
}
