const cluster = require('cluster');

if (cluster.isPrimary) {
  cluster.setupPrimary({ args: ['--generation', '1'] });
  const count = 2;
  let log = [];

  const startWorker = () => new Promise((resolve) => {
    const worker = cluster.fork({ STARTED_AS: Object.keys(cluster.workers).length });
    worker.on('message', (m) => {
      if (m.ready) resolve(worker);
    });
  });

  const stopWorker = (worker) => new Promise((resolve) => {
    worker.once('exit', (code) => {
      log.push(`worker ${worker.id} left with ${code}, voluntarily: ${worker.exitedAfterDisconnect}`);
      resolve();
    });
    worker.send('stop');
    worker.disconnect();
  });

  async function reload() {
    const old = Object.values(cluster.workers);
    for (const worker of old) {
      const fresh = await startWorker();
      log.push(`worker ${fresh.id} replaces ${worker.id}`);
      await stopWorker(worker);
    }
  }

  (async () => {
    for (let i = 0; i < count; i++) await startWorker();
    log.push('up: ' + Object.keys(cluster.workers));
    await reload();
    log.push('up: ' + Object.keys(cluster.workers));
    await Promise.all(Object.values(cluster.workers).map(stopWorker));
    log.sort();
    for (const line of log) console.log(line);
  })();
} else {
  process.on('message', (m) => {
    if (m === 'stop') process.exitCode = 0;
  });
  process.send({ ready: true, generation: process.argv[3] });
}
